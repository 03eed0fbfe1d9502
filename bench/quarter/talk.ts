import type { BuyerCues, OurCues } from '../../src/core/followUp/cues/cues';
import { judgeSilence } from '../../src/core/followUp/judgeSilence';
import { lookAtSilence } from '../../src/core/followUp/lookAtSilence';
import type { LearntFacts, LookDecision, MoreOfSilence, SilenceDecision } from '../../src/core/followUp/silence';
import { buyerRhythmOf } from '../../src/core/rhythm/buyerRhythm';
import type { MessageTime } from '../../src/core/rhythm/rhythm';
import { silenceOf } from '../../src/core/rhythm/spans';
import type { Rules } from '../../src/core/rules/rules';
import type { HiddenBuyer } from './hiddenBuyer';

export type Plan = Extract<SilenceDecision, { outcome: 'lookLater' }>;

/** A conversation with one buyer, as far as follow-ups are decided from it. */
export interface Talk {
  readonly messages: MessageTime[];
  /** When follow-ups went. */
  readonly followUpsAtMs: number[];
  /** Follow-ups since anybody wrote. */
  sentInSilence: number;
  ours: OurCues;
  liveTurns: number;
  lastInboundAtMs: number;
  plan: Plan | null;
}

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;
/** What is known of a buyer is read from so many of the newest messages, as in the product. */
export const messagesRead = 300;

const plainWords: BuyerCues = {
  ...{ closing: false, deferral: false, promise: null, objection: null, asks: true, declines: false },
};
const templates = ['again_1', 'again_2'].map((name) => ({
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
  return lookAtSilence(
    {
      ...{ nowMs, silence: plan.silence, sinceMs, sentInSilence: talk.sentInSilence, needsReply: false },
      ...{ lastInboundAtMs: talk.lastInboundAtMs, window: windowOf(talk, nowMs), language: 'en', control },
      more: {
        ...seen(talk, buyer, nowMs, plan.moment?.fixedAtMs ?? nowMs, learnt),
        ...{ plannedFor: plan.means ?? plan.silence, writing: null, lastOutboundAtMs: sinceMs, snoozedUntilMs: null },
        ...{ lastWording: null, templates, values: {}, otherNumbers: [] },
        ...(plan.moment?.putOff === undefined ? {} : { putOff: plan.moment.putOff }),
      },
    },
    rules,
  );
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
  return {
    ...{ ours: talk.ours, theirs: plainWords, appointment: null, silence, liveTurns: talk.liveTurns },
    delivery: { status: 'delivered', showsReads: false, unreachable: null },
    place: { zone, country: null, region: null },
    contact: {
      optedOut: false,
      followUpsInMonth: talk.followUpsAtMs.filter((atMs) => atMs > countedFromMs - 30 * dayMs).length,
      followUpsWithoutPerson: talk.sentInSilence,
      lastFollowUpAtMs: talk.followUpsAtMs.at(-1) ?? null,
      elsewhere: { lastInboundAtMs: null, lastOutboundAtMs: null },
    },
    ...{ deal: null, replyDueAtMs: null, windowClosesAtMs: closesAtMs, freeUntilMs: closesAtMs },
    ...{ buyer: buyerRhythmOf(messages, zone), learnt },
  };
}
