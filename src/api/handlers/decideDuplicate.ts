import type { AgentId, DuplicateId } from '../../core/ids';
import { Fault } from '../../errors';
import type { DuplicateDocument } from '../../store/duplicateDocument';
import { decideDifferent, reopenPair } from '../../store/duplicates';
import type { ApiContext } from '../deps';
import { operation, type Operation } from '../http/operation';
import { plainBody } from '../schemas/commands';
import { idParams } from '../schemas/common';
import { duplicateSchema } from '../schemas/duplicates';
import { duplicateViews } from '../views/duplicateView';

/** "Different people": remembered for good. */
export const sayDifferent = decision(
  'Say that a pair is two people: it is never suggested again, whatever changes',
  ({ store, clock }, id, by) => decideDifferent(store, id, by, clock()),
);

export const reopenDuplicate = decision(
  'Take "different people" back: the pair is a question again, and is compared anew',
  ({ store }, id) => reopenPair(store, id),
);

function decision(
  summary: string,
  decide: (context: ApiContext, id: DuplicateId, by: AgentId | null) => Promise<DuplicateDocument | null>,
): Operation {
  return operation({
    tag: 'CRM',
    summary,
    params: idParams<DuplicateId>('duplicate'),
    body: plainBody,
    answers: { 200: { description: 'The pair.', schema: duplicateSchema } },
    problems: ['notFound', 'refused'],
    async handle({ params, body }, context) {
      const decided = await decide(context, params.id, body?.by ?? null);
      if (!decided) throw await whyNot(context, params.id);
      const [view] = await duplicateViews(context.store, [decided]);
      return { status: 200, body: view };
    },
  });
}

async function whyNot({ store }: ApiContext, id: DuplicateId): Promise<Fault> {
  return (await store.duplicates.findOne({ _id: id }))
    ? new Fault('refused', 'One of the two contacts was merged away. Undo that merge first.')
    : new Fault('notFound', 'There is no such pair (any more): it is withdrawn when its contacts change.');
}
