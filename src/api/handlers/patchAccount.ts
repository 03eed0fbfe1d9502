import type { AccountId } from '../../core/ids';
import { Fault } from '../../errors';
import { rekeyContacts } from '../../store/rekeyContacts';
import { operation } from '../http/operation';
import { accountChange, accountSchema } from '../schemas/account';
import { idParams } from '../schemas/common';
import { accountView } from '../views/accountView';

export const patchAccount = operation({
  tag: 'Installation',
  summary: 'Change what a business number is read by: the country of national phone numbers',
  params: idParams<AccountId>('account'),
  body: accountChange,
  answers: { 200: { description: 'The account.', schema: accountSchema } },
  problems: ['notFound'],
  async handle({ params, body }, { store, clock, backgroundWrites }) {
    const account = await store.accounts.findOneAndUpdate(
      { _id: params.id },
      { $set: { defaultCountry: body.defaultCountry } },
      { returnDocument: 'after' },
    );
    if (!account) throw new Fault('notFound');
    // What is refused here is done at the next start.
    backgroundWrites.run(async () => void (await rekeyContacts(store)));
    return { status: 200, body: accountView(account, clock()) };
  },
});
