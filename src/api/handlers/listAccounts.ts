import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { accountQuery, accountSchema } from '../schemas/account';
import { pageOf, pageSchema } from '../schemas/common';
import { accountView } from '../views/accountView';

export const listAccounts = operation({
  tag: 'Installation',
  summary: 'List the business numbers and whether they may send, the newest first',
  query: accountQuery,
  answers: { 200: { description: 'A page of accounts.', schema: pageSchema(accountSchema) } },
  async handle({ query }, { store, clock }) {
    const page = await readPage(store.accounts, { filter: {}, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, (account) => accountView(account, clock())) };
  },
});

const newestFirst = [
  { field: 'createdAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;
