import { pickKnowledge } from '../../core/answer/pickKnowledge';
import type { Context } from '../../core/contextualize/context';
import type { TurnId } from '../../core/ids';
import { respondRequestOf } from '../../core/thinking/requests';
import type { RouteDecision } from '../../core/route/routeDecision';
import type { Source } from '../../core/thinking/thought';
import type { ConversationDocument } from '../../store/documents';
import { allKnowledge } from '../../store/knowledge';
import { countModelResult } from '../../store/modelBudget';
import type { ThoughtDocument } from '../../store/thoughtDocument';
import { insertThoughtOnce, thoughtExpiry, thoughtIdOf, thoughtKeyOf } from '../../store/thoughts';
import type { Dependencies } from '../dependencies';

/** What was decided, and under which control epoch. */
interface Decided {
  readonly decision: Extract<RouteDecision, { outcome: 'automationReplies' }>;
  readonly epoch: number;
}

/**
 * An answer is to be written from the knowledge: the question is stored, and the language model is asked. Where nothing can come of it,
 * because there is no model or no knowledge that fits, that is its result at once. Returns what the conversation waits for.
 */
export async function beginResponding(
  deps: Pick<Dependencies, 'store' | 'language'>,
  conversation: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  { decision, epoch }: Decided,
  context: Context,
): Promise<NonNullable<ConversationDocument['thinking']>> {
  const { store, language } = deps;
  const { nowMs } = context;
  const request = respondRequestOf(context, await sourcesFor(deps, context));
  const key = thoughtKeyOf(language?.model.version ?? 'none', 'respond', request);
  const _id = thoughtIdOf(conversation._id, turn.about, key);
  const result = language === undefined ? switchedOff : request.sources.length === 0 ? lacks : null;
  const { mode = 'send', people = { assignee: null, team: null } } = decision;
  const thought: ThoughtDocument = {
    ...{ _id, conversationId: conversation._id, turnId: turn.id, about: turn.about, key, kind: 'respond', request },
    ...{ result, fromCache: false, askedAtMs: nowMs, expiresAt: thoughtExpiry(nowMs), mode, epoch, people },
  };
  const stored = await insertThoughtOnce(store, thought);
  if (result !== null && stored === thought) await countModelResult(store, { nowMs, result, fromCache: false });
  return { id: _id, kind: 'respond', turnId: turn.id, untilMs: nowMs + (language?.timeoutMs ?? 0), state: 'asked' };
}

const lacks = { kind: 'lacks' } as const;
const switchedOff = { kind: 'failed', failure: 'switchedOff' } as const;

async function sourcesFor({ store }: Pick<Dependencies, 'store'>, context: Context): Promise<Source[]> {
  const { intent, intents = [], language } = context.turn.understanding;
  const texts = respondRequestOf(context, []).messages;
  const asked = [intent, ...intents.map((told) => told.intent)];
  return pickKnowledge(await allKnowledge(store), { texts, intents: asked, language });
}
