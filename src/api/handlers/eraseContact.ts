import type { ContactId } from '../../core/ids';
import { Fault } from '../../errors';
import type { Database } from '../../store/database';
import { findErasureOf, orderErasure } from '../../store/erase/erasures';
import { keptDays } from '../../store/erase/erasureWork';
import { runAgain } from '../../store/erase/settle';
import type { ErasureDocument } from '../../store/erasureDocument';
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
      description: `It is being erased. Asked again, it is the same erasure; one that ended incomplete is run again, with what was noted of the person, which is kept for ${keptDays} days: it looks through everything anew, and is finished when nothing is left open.`,
      schema: erasureSchema,
      headers: location,
    },
    200: { description: 'It was erased before, and is finished.', schema: erasureSchema, headers: location },
  },
  problems: ['notFound', 'refused', 'temporalAway'],
  async handle({ params, body }, { store, temporal, clock }) {
    if (body.confirm !== params.id)
      throw new RequestFault([{ path: 'confirm', message: "Must be the contact's id, as it stands in the path." }]);
    const before = await findErasureOf(store, params.id);
    const erasure = before
      ? await again(store, before, clock())
      : await first(store, params.id, body.by ?? unnamed, clock());
    if (erasure.state === 'running') await begin(() => temporal.erase(erasure._id));
    const headers = { Location: `/api/erasures/${erasure._id}` };
    return { status: erasure.state === 'running' ? 202 : 200, body: erasureView(erasure), headers };
  },
});

async function first(store: Database, contactId: ContactId, by: string, nowMs: number): Promise<ErasureDocument> {
  const answer = await orderErasure(store, contactId, by, nowMs);
  switch (answer.kind) {
    case 'ordered':
      return answer.erasure;
    case 'missing':
      throw new Fault('notFound', 'There is no contact under this id.');
    case 'merged':
      throw new Fault(
        'refused',
        `This contact was merged into ${answer.mergedInto}. Erase that one; this one goes with it.`,
      );
  }
}

async function again(store: Database, before: ErasureDocument, nowMs: number): Promise<ErasureDocument> {
  const erasure = before.state === 'incomplete' ? await runAgain(store, before._id, nowMs) : before;
  if (erasure) return erasure;
  throw new Fault(
    'refused',
    `It ended incomplete more than ${keptDays} days ago, and what was noted to look again is gone. What is open there can still be said to be done.`,
  );
}

async function begin(call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const detail = 'The erasure is noted but could not be begun. Ask again in a moment.';
    throw new Fault('temporalAway', detail, { cause: error });
  }
}
