import type { MemberState } from '../../core/contextualize/context';
import type { Queued } from '../../core/assign/planQueue';
import type { ConversationId } from '../../core/ids';
import type { Rules } from '../../core/rules/rules';
import { planStoredQueue } from '../../store/queue';
import { memberStates } from '../../store/slots';
import type { Dependencies } from '../dependencies';

/** One conversation, and when what it waits for is due; null when it does not wait yet. */
export interface InTurn {
  readonly id: ConversationId;
  readonly dueAtMs: number | null;
}

/**
 * The people as they stand for one conversation, its own slot left out, when those who wait in queues have been given to somebody first:
 * who comes later does not jump the queue. Where it waits itself, only what is due earlier goes before it.
 */
export async function peopleAfterQueue(
  deps: Pick<Dependencies, 'store'>,
  rules: Rules,
  { id, dueAtMs }: InTurn,
  nowMs: number,
): Promise<readonly MemberState[]> {
  const states = await memberStates(deps.store, rules, id);
  if (states.length === 0) return states;
  const before: Pick<Queued, 'id' | 'dueAtMs'> | null = dueAtMs === null ? null : { id, dueAtMs };
  return (await planStoredQueue(deps.store, rules, states, { except: id, before }, nowMs)).people;
}
