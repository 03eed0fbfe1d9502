import { assertNever } from '../../core/assertNever';
import { isFollowedUp } from '../../core/followUp/floors';
import type { AfterNotSent } from '../../core/followUp/notSent';
import type { SilenceFacts } from '../../core/followUp/silence';
import type { Reason } from '../../core/reason';
import { rulesInForce } from '../../core/rules/rules';
import { decisionIdOf } from '../../store/decisions';
import type { ConversationDocument, OutboxDocument } from '../../store/documents';
import { newestFollowUps } from '../../store/followUp/queries';
import { countMessages } from '../../store/messages';
import { currentRules } from '../../store/rules';
import type { Dependencies } from '../dependencies';
import { handOver } from '../handOver';
import { askPerson } from './forPerson';
import { lookingAgain } from './lookingAgain';

type Deps = Pick<Dependencies, 'store'>;
type Change = Partial<ConversationDocument>;
type Plan = NonNullable<ConversationDocument['followUp']>;

const dayMs = 24 * 3600 * 1000;

/**
 * A follow-up that did not leave, or did not arrive: its silence goes on as if it had not been sent. It is looked at again, or a person
 * is told: nothing ends where nobody looks.
 */
export async function takeNotSent(
  deps: Deps,
  conversation: ConversationDocument,
  send: OutboxDocument,
  after: AfterNotSent,
  why: Reason,
  nowMs: number,
): Promise<Change> {
  const outboundCount = (await countMessages(deps.store, conversation._id)).outbound;
  const plan = await planWithout(deps, conversation, send, nowMs);
  // The buyer's turn, an open wait or a person's word has taken its place.
  if (plan === null) return { outboundCount };
  // Its own silence is over, and what is planned is of the next one. Whoever sent it by hand is told all the same.
  if (send.author === 'automation' && (await isOfNext(deps, conversation, send))) return { outboundCount };
  switch (after.outcome) {
    case 'leave':
      return { outboundCount, followUp: plan };
    case 'lookAgain':
      // People have its silence already, as a task or a draft: it stays with them.
      if (plan.given !== undefined && send.author === 'automation') return { outboundCount, followUp: plan };
      return {
        outboundCount,
        followUp: {
          ...lookingAgain(plan, Math.max(after.lookAtMs, ownLookAtMs(plan, send)), why),
          restUntilMs: after.lookAtMs,
        },
      };
    case 'askPerson': {
      const rules = await currentRules(deps.store);
      const { closeAfterDays } = rulesInForce(rules.rules, conversation.control.ownRules).followUp;
      const closeAtMs = nowMs + closeAfterDays * dayMs;
      const change = await handOver(deps, conversation, send, nowMs, why);
      await askPerson(deps, { conversation, plan, rules, nowMs }, closeAtMs);
      const end = { silence: 'nothingOwed', lookAtMs: closeAtMs, closeFromMs: nowMs, given: 'task' } as const;
      return { ...change, followUp: { ...plan, means: plan.means ?? plan.silence, ...end, reasons: [why] } };
    }
    default:
      return assertNever(after);
  }
}

/** The silence that began with it may have a look of its own: it is not looked at sooner. */
function ownLookAtMs({ silence, sinceMs, lookAtMs }: Plan, { createdAtMs }: OutboxDocument): number {
  return sinceMs >= createdAtMs && isFollowedUp(silence) ? lookAtMs : 0;
}

/** The plan as it is without this follow-up; null when there is nothing to plan. */
export async function planWithout(
  deps: Deps,
  conversation: ConversationDocument,
  send: OutboxDocument,
  nowMs: number,
): Promise<Plan | null> {
  const { followUp, control, turn, wait } = conversation;
  if (followUp === null) {
    // Two conversations became one, and its plan was in the other.
    const isLost = send.cancelledBecause === 'joined' && control.state === 'open' && turn === null && wait === null;
    return isLost ? planAnew(deps, conversation, send, nowMs) : null;
  }
  const before = await countedBefore(deps, conversation, send);
  return before === null ? followUp : { ...followUp, sentInSilence: before };
}

/** True when it had been taken, and the silence that is planned began with it. */
export async function hadLeft(deps: Deps, conversation: ConversationDocument, send: OutboxDocument): Promise<boolean> {
  return (await countedBefore(deps, conversation, send)) !== null;
}

/** True when the planned silence began after it was ordered, and not with it. */
async function isOfNext(deps: Deps, conversation: ConversationDocument, send: OutboxDocument): Promise<boolean> {
  const { followUp } = conversation;
  return followUp !== null && followUp.sinceMs > send.createdAtMs && !(await hadLeft(deps, conversation, send));
}

/** How many follow-ups the silence had got before this one, when the planned silence began with it; else null. */
async function countedBefore(
  { store }: Deps,
  { _id, forwardedFrom, followUp }: ConversationDocument,
  send: OutboxDocument,
): Promise<number | null> {
  const ids = [_id, ...forwardedFrom].map((id) => decisionIdOf(id, send._id, 'followUp'));
  const begun = await store.decisions.findOne({ _id: { $in: ids } }, { projection: { facts: 1 } });
  if (begun === null) return null;
  const { nowMs: beganAtMs, sentInSilence } = begun.facts as Pick<SilenceFacts, 'nowMs' | 'sentInSilence'>;
  return followUp?.sinceMs === beganAtMs ? Math.max(0, sentInSilence - 1) : null;
}

async function planAnew(
  { store }: Deps,
  { _id, lastInboundAtMs, lastOutboundAtMs }: ConversationDocument,
  { createdAtMs }: OutboxDocument,
  nowMs: number,
): Promise<Plan> {
  const rows = await newestFollowUps(store, _id).toArray();
  const left = rows.filter((row) => !isLost(row) && row.createdAtMs > (lastInboundAtMs ?? 0));
  const silence = { silence: 'hesitation', means: 'hesitation' } as const;
  const sinceMs = lastOutboundAtMs ?? createdAtMs;
  return { ...silence, sinceMs, sentInSilence: left.length, lookAtMs: nowMs, reasons: [] };
}

/** How many follow-ups in a row did not get to the buyer since they last wrote; what people's commands took back does not count. */
export async function triesInRow(
  { store }: Deps,
  { _id, lastInboundAtMs }: Pick<ConversationDocument, '_id' | 'lastInboundAtMs'>,
): Promise<number> {
  const rows = (await newestFollowUps(store, _id).toArray()).filter(
    ({ cancelledBecause }) => cancelledBecause?.startsWith('command.') !== true,
  );
  const end = rows.findIndex((row) => !isLost(row) || row.createdAtMs <= (lastInboundAtMs ?? 0));
  return end === -1 ? rows.length : end;
}

function isLost({ state }: Pick<OutboxDocument, 'state'>): boolean {
  return state === 'failed' || state === 'cancelled';
}
