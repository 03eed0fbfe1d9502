import type { AccountId } from '../../core/ids';
import { Fault } from '../../errors';
import { openSending } from '../../store/accountSending';
import { operation } from '../http/operation';
import { accountSchema } from '../schemas/account';
import { idParams } from '../schemas/common';
import { accountView } from '../views/accountView';

export const resumeSending = operation({
  tag: 'Installation',
  summary: 'A person has mended a business number: what waits is sent from the next minute on',
  params: idParams<AccountId>('account'),
  answers: { 200: { description: 'The account.', schema: accountSchema } },
  problems: ['notFound'],
  async handle({ params }, { store, clock }) {
    const nowMs = clock();
    await openSending(store, { id: params.id }, nowMs);
    const account = await store.accounts.findOne({ _id: params.id });
    if (!account) throw new Fault('notFound');
    return { status: 200, body: accountView(account, nowMs) };
  },
});
