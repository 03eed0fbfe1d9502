import { markAssignable } from '../../store/queue';
import { currentRules } from '../../store/rules';
import { slotHolderOf } from '../../store/slots';
import type { ConversationDocument } from '../../store/documents';
import type { Dependencies } from '../dependencies';

/** After a step of a conversation: when it freed somebody, what waits in queues is rung for. */
export async function drainAfter(
  deps: Pick<Dependencies, 'store' | 'ring' | 'log'>,
  before: ConversationDocument,
  after: ConversationDocument,
  nowMs: number,
): Promise<void> {
  const had = slotHolderOf(before);
  if (had === null || had === slotHolderOf(after)) return;
  const { rules } = await currentRules(deps.store);
  const { marked } = await markAssignable(deps.store, rules, nowMs);
  for (const id of marked)
    // It is marked: what can't be told now, the relay tells.
    await deps.ring(id).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      deps.log.warn({ conversationId: id, error: name }, 'a conversation in a queue could not be told');
    });
}
