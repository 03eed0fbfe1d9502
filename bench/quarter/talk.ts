import type { BuyerCues, OurCues } from '../../src/core/followUp/cues/cues';
import type { FollowUpContent } from '../../src/core/followUp/content';
import { judgeSilence } from '../../src/core/followUp/judgeSilence';
import { lookAtSilence } from '../../src/core/followUp/lookAtSilence';
import type { LearntFacts, LookDecision, MoreOfSilence, SilenceDecision } from '../../src/core/followUp/silence';
import { buyerRhythmOf } from '../../src/core/rhythm/buyerRhythm';
import type { MessageTime } from '../../src/core/rhythm/rhythm';
import { silenceOf } from '../../src/core/rhythm/spans';
import type { Rules } from '../../src/core/rules/rules';
import type { HiddenBuyer } from './hiddenBuyer';

export type Plan = Extract<SilenceDecision, { outcome: 'lookLater' }>;

/** A message, and of a follow-up the template or wording it was. */
export interface Said extends MessageTime {
  readonly followUp?: FollowUpContent;
}

/** A conversation with one buyer, as far as follow-ups are decided from it. */
export interface Talk {
  readonly messages: Said[];
  /** When follow-ups went. */
  readonly followUpsAtMs: number[];
  /** When looks were planned, and the chance of a reply that was told then. */
  readonly told: { readonly atMs: number; readonly chanceAtAll: number | null }[];
  /** Follow-ups since anybody wrote. */
  sentInSilence: number;
  ours: OurCues;
  liveTurns: number;
  lastInboundAtMs: number;
  plan: Plan | null;
  /** What the fixed rules alone would have said last, and when, where what is learnt put it off or took another. */
  fixedLast: { readonly wording: string | null; readonly putOffAtMs: number | null };
}

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;
/** What is known of a buyer is read from so many of the newest messages, as in the product. */
export const messagesRead = 300;

const plainWords: BuyerCues = {
  ...{ closing: false, deferral: false, promise: null, objection: null, asks: true, declines: false },
};
/** What people approved, the best by quality first; what they are worth to buyers nobody knows. */
export const templateNames = ['again_1', 'again_2', 'again_3'];
const templates = templateNames.map((name) => ({
  ...{
    name,
    language: 'en',
    purpose: 'followUp' as const,
    category: 'utility' as const,
    variables: [],
    body: 'Any news?',
  },
}));
const control = {
  state: 'open',
  holder: { kind: 'automation' },
  paused: null,
  optedOut: false,
  ownRules: null,
} as const;

/** Judges the silence that begins now, by the product's own decision. */
export function begin(talk: Talk, buyer: HiddenBuyer, nowMs: number, rules: Rules, learnt: LearntFacts | null): void {
  const decision = judgeSilence(
    {
      ...{ nowMs, begins: 'afterOurMessage', ourText: null, needsReply: false, sentInSilence: talk.sentInSilence },
      ...{ control, more: seen(talk, buyer, nowMs, nowMs, learnt) },
    },
    rules,
  );
  talk.plan = decision.outcome === 'lookLater' ? decision : null;
  tell(talk, decision, nowMs);
}

/** What a decision told of the chance of a reply, as it is stored with it. */
function tell(talk: Talk, decision: SilenceDecision | LookDecision, atMs: number): void {
  if ((decision.outcome !== 'lookLater' && decision.outcome !== 'putOff') || decision.moment === undefined) return;
  talk.told.push({ atMs, chanceAtAll: decision.moment.chanceAtAll });
}

/** Looks at a silence whose moment has come, by the product's own decision. */
export function look(
  talk: Talk,
  plan: Plan,
  buyer: HiddenBuyer,
  nowMs: number,
  rules: Rules,
  learnt: LearntFacts | null,
): LookDecision {
  const sinceMs = talk.messages.at(-1)?.atMs ?? nowMs;
  const last = talk.messages.findLast(({ followUp }) => followUp !== undefined)?.followUp;
  const decision = lookAtSilence(
    {
      ...{ nowMs, silence: plan.silence, sinceMs, sentInSilence: talk.sentInSilence, needsReply: false },
      ...{ lastInboundAtMs: talk.lastInboundAtMs, window: windowOf(talk, nowMs), language: 'en', control },
      more: {
        ...seen(talk, buyer, nowMs, plan.moment?.fixedAtMs ?? nowMs, learnt),
        ...{ plannedFor: plan.means ?? plan.silence, writing: null, lastOutboundAtMs: sinceMs, snoozedUntilMs: null },
        ...{ lastWording: last === undefined ? null : nameOf(last), templates, values: {}, otherNumbers: [] },
        fixedLastWording: talk.fixedLast.wording,
        ...(plan.moment?.putOff === undefined ? {} : { putOff: plan.moment.putOff }),
      },
    },
    rules,
  );
  tell(talk, decision, nowMs);
  talk.fixedLast = fixedLastAfter(talk.fixedLast, plan, decision, nowMs);
  return decision;
}

/** As the product reads it back from its decisions. */
function fixedLastAfter(before: Talk['fixedLast'], plan: Plan, decision: LookDecision, nowMs: number) {
  switch (decision.outcome) {
    case 'putOff':
      return { wording: decision.moment.putOff?.wording ?? before.wording, putOffAtMs: nowMs };
    case 'send':
    case 'sendTemplate': {
      const said = decision.outcome === 'send' ? decision.wording : decision.template.name;
      return { wording: decision.fixedWording ?? said ?? null, putOffAtMs: plan.moment?.putOff?.atMs ?? null };
    }
    default:
      return before;
  }
}

export function nameOf(content: FollowUpContent): string {
  return content.kind === 'text' ? content.wording : content.name;
}

function windowOf({ lastInboundAtMs }: Talk, nowMs: number) {
  const closesAtMs = lastInboundAtMs + dayMs;
  return closesAtMs > nowMs ? { closesAtMs } : null;
}

function seen(
  talk: Talk,
  { zone }: HiddenBuyer,
  nowMs: number,
  countedFromMs: number,
  learnt: LearntFacts | null,
): MoreOfSilence {
  const messages = talk.messages.slice(-messagesRead);
  const silence = silenceOf(messages, zone);
  if (silence === null) throw new Error('No silence of the buyer is open.');
  const closesAtMs = windowOf(talk, nowMs)?.closesAtMs ?? null;
  const { putOffAtMs } = talk.fixedLast;
  return {
    law: 2,
    ...{ ours: talk.ours, theirs: plainWords, appointment: null, silence, liveTurns: talk.liveTurns },
    delivery: { status: 'delivered', showsReads: false, unreachable: null },
    place: { zone, country: null, region: null },
    contact: {
      optedOut: false,
      followUpsInMonth: talk.followUpsAtMs.filter((atMs) => atMs > countedFromMs - 30 * dayMs).length,
      followUpsWithoutPerson: talk.sentInSilence,
      lastFollowUpAtMs: talk.followUpsAtMs.at(-1) ?? null,
      ...(putOffAtMs === null ? {} : { fixedLastFollowUpAtMs: putOffAtMs }),
      elsewhere: { lastInboundAtMs: null, lastOutboundAtMs: null },
    },
    ...{ deal: null, replyDueAtMs: null, windowClosesAtMs: closesAtMs, freeUntilMs: closesAtMs },
    ...{ buyer: buyerRhythmOf(messages, zone), learnt },
  };
}
