import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { accountEventSchema, accountQuery } from '../schemas/account';
import { iso, pageOf, pageSchema } from '../schemas/common';

export const listAccountEvents = operation({
  tag: 'Installation',
  summary: 'List what the channel said about accounts and templates, the newest first',
  query: accountQuery,
  answers: { 200: { description: 'A page of events.', schema: pageSchema(accountEventSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.accountEvents, { filter: {}, order: newestFirst }, pageOf(query));
    const body = mapPage(page, ({ _id, channel, field, what, effect, details, atMs, receivedAtMs }) => ({
      id: _id,
      channel,
      field,
      what,
      effect,
      details: JSON.parse(details) as unknown,
      at: iso(atMs > 0 ? atMs : receivedAtMs),
      receivedAt: iso(receivedAtMs),
    }));
    return { status: 200, body };
  },
});

const newestFirst = [
  { field: 'receivedAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;
