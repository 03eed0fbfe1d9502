import { rulesInForce } from '../../core/rules/rules';
import { needsNoModel, understandRequestOf } from '../../core/thinking/requests';
import { askedNow } from '../../store/context/unanswered';
import { gatherContext } from '../../store/context/gatherContext';
import type { ConversationDocument } from '../../store/documents';
import { countModelResult } from '../../store/modelBudget';
import { currentRules } from '../../store/rules';
import type { ThoughtDocument } from '../../store/thoughtDocument';
import { insertThoughtOnce, knownResult, thoughtExpiry, thoughtIdOf, thoughtKeyOf } from '../../store/thoughts';
import type { Dependencies } from '../dependencies';
import { update } from '../update';
import { aboutTurn } from './aboutTurn';

/** A settled turn is decided now, or waits for the language model to read it. */
export interface UnderstandFirst {
  readonly conversation: ConversationDocument;
  readonly waits: boolean;
}

/**
 * Where a language model is configured, it reads a settled turn before it is decided: it is asked once, and waited for until its time
 * is over. What is certain or must not wait goes on at once, and so does a turn that is late already.
 */
export async function understandFirst(
  deps: Pick<Dependencies, 'store' | 'language'>,
  conversation: ConversationDocument,
  turn: NonNullable<ConversationDocument['turn']>,
  nowMs: number,
): Promise<UnderstandFirst> {
  const now = { conversation, waits: false };
  const { store, language } = deps;
  if (language === undefined) return now;
  const { rules: general } = await currentRules(store);
  const context = await gatherContext(store, conversation, await askedNow(store, conversation), general, nowMs);
  const rules = rulesInForce(general, conversation.control.ownRules);
  const request = understandRequestOf(context);
  if (request === null || needsNoModel(context, rules)) return now;
  const about = aboutTurn(turn);
  const key = thoughtKeyOf(language.model.version, 'understand', request);
  const id = thoughtIdOf(conversation._id, about, key);
  const { thinking } = conversation;
  if (thinking?.id === id) return { conversation, waits: thinking.state === 'asked' && thinking.untilMs > nowMs };
  const known = await knownResult(store, key);
  // However often the buyer writes meanwhile, the turn waits for it once.
  const latestMs = turn.openedAtMs + rules.turn.maxSeconds * 1000 + language.timeoutMs;
  const untilMs = Math.min(nowMs + language.timeoutMs, latestMs);
  if (known === null && untilMs <= nowMs) return now;
  const thought: ThoughtDocument = {
    ...{ _id: id, conversationId: conversation._id, turnId: turn.id, about, key, kind: 'understand', request },
    ...{ result: known, fromCache: known !== null, askedAtMs: nowMs, expiresAt: thoughtExpiry(nowMs) },
  };
  const stored = await insertThoughtOnce(store, thought);
  if (known !== null && stored === thought) await countModelResult(store, { nowMs, result: known, fromCache: true });
  const state = stored.result === null ? 'asked' : 'done';
  const asked = { id, kind: 'understand', turnId: turn.id, untilMs, state } as const;
  return { conversation: await update(deps, conversation, { thinking: asked }, nowMs), waits: state === 'asked' };
}
