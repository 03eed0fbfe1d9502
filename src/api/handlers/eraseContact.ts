import type { ContactId } from '../../core/ids';
import { Fault } from '../../errors';
import { findContact } from '../../store/contacts';
import { findErasureOf, insertErasureOnce } from '../../store/erase/erasures';
import { unnamed } from '../giveCommand';
import { operation } from '../http/operation';
import { RequestFault } from '../http/requestFault';
import { idParams } from '../schemas/common';
import { erasureOrder, erasureSchema } from '../schemas/erasure';
import { erasureView } from '../views/erasureView';

const location = { Location: 'Where the erasure and its proof can be read.' } as const;

export const eraseContact = operation({
  tag: 'CRM',
  summary: 'Erase a person everywhere, for good: the contact, what was merged into it, and all that is held about them',
  params: idParams<ContactId>('contact'),
  body: erasureOrder,
  answers: {
    202: {
      description: 'It is being erased. Asked again, it is the same erasure.',
      schema: erasureSchema,
      headers: location,
    },
    200: { description: 'It was erased before.', schema: erasureSchema, headers: location },
  },
  problems: ['notFound', 'refused', 'temporalAway'],
  async handle({ params, body }, { store, temporal, clock }) {
    if (body.confirm !== params.id)
      throw new RequestFault([{ path: 'confirm', message: "Must be the contact's id, as it stands in the path." }]);
    const before = await findErasureOf(store, params.id);
    const contact = before === null ? await findContact(store, params.id) : null;
    if (before === null && contact === null) throw new Fault('notFound', 'There is no contact under this id.');
    if (contact?.mergedInto)
      throw new Fault(
        'refused',
        `This contact was merged into ${contact.mergedInto}. Erase that one; this one goes with it.`,
      );
    const erasure = before ?? (await insertErasureOnce(store, params.id, body.by ?? unnamed, clock()));
    if (erasure.state === 'running') await begin(() => temporal.erase(erasure._id));
    const headers = { Location: `/api/erasures/${erasure._id}` };
    return { status: erasure.state === 'running' ? 202 : 200, body: erasureView(erasure), headers };
  },
});

async function begin(call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const detail = 'The erasure is noted but could not be begun. Ask again in a moment.';
    throw new Fault('temporalAway', detail, { cause: error });
  }
}
