import type { BuyerCues, OurCues } from '../../../../src/core/followUp/cues/cues';
import type {
  LearntFacts,
  LookFacts,
  MoreOfLook,
  MoreOfSilence,
  SilenceFacts,
} from '../../../../src/core/followUp/silence';
import type { UsableTemplate } from '../../../../src/core/followUp/usableTemplate';
import { coefficientNames } from '../../../../src/core/rhythm/hazard';
import type { RhythmModel } from '../../../../src/core/rhythm/rhythm';
import { automation, hours, minutes, now } from '../../given';

/** Plain words of the buyer: nothing that ends anything. */
export const theySaid = (change: Partial<BuyerCues> = {}): BuyerCues => ({
  closing: false,
  deferral: false,
  promise: null,
  objection: null,
  asks: false,
  declines: false,
  ...change,
});

/** Plain words of ours: nothing asked, nothing offered. */
export const weSaid = (change: Partial<OurCues> = {}): OurCues => ({
  asks: false,
  courtesy: false,
  price: false,
  offer: false,
  closes: false,
  promisesUs: false,
  ...change,
});

/** An open question about a price, half an hour after the buyer wrote, in Portuguese, from a phone whose place is not known. */
export function more(change: Partial<MoreOfSilence> = {}): MoreOfSilence {
  return {
    law: 2,
    ours: weSaid({ asks: true, price: true }),
    theirs: theySaid({ asks: true }),
    appointment: null,
    silence: { beganAtMs: now, state: 'withinHour', sinceTheirsMs: minutes(30), sinceOursMs: null, zone: 'UTC' },
    liveTurns: 1,
    delivery: { status: 'read', showsReads: true, unreachable: null },
    place: { zone: null, country: null, region: null },
    contact: {
      optedOut: false,
      followUpsInMonth: 0,
      followUpsWithoutPerson: 0,
      lastFollowUpAtMs: null,
      elsewhere: { lastInboundAtMs: null, lastOutboundAtMs: null },
    },
    deal: null,
    replyDueAtMs: null,
    windowClosesAtMs: now + hours(23.5),
    freeUntilMs: now + hours(23.5),
    buyer: { activity: new Array<number>(24).fill(0), spans: [] },
    learnt: null,
    ...change,
  };
}

/** A silence that begins now, after our message. */
export function begun(change: Partial<MoreOfSilence> = {}, facts: Partial<SilenceFacts> = {}): SilenceFacts {
  return {
    nowMs: now,
    begins: 'afterOurMessage',
    ourText: null,
    needsReply: false,
    sentInSilence: 0,
    control: { state: 'open', optedOut: false, ownRules: null },
    more: more(change),
    ...facts,
  };
}

/** A live exchange in which we asked the last question. */
export const live: Partial<MoreOfSilence> = {
  ours: weSaid({ asks: true }),
  liveTurns: 3,
  silence: { beganAtMs: now, state: 'within15Minutes', sinceTheirsMs: minutes(2), sinceOursMs: null, zone: 'UTC' },
};

export const template = (name: string, change: Partial<UsableTemplate> = {}): UsableTemplate => ({
  name,
  language: 'pt_BR',
  purpose: 'followUp',
  category: 'utility',
  variables: [],
  body: 'Olá! Podemos ajudar?',
  ...change,
});

/** The look at a silence that began 25 hours ago, its window closed for an hour, with one template that may be sent. */
export function lookNow(
  change: Partial<MoreOfLook> = {},
  facts: Partial<LookFacts> = {},
  control: Partial<LookFacts['control']> = {},
): LookFacts {
  const beganAtMs = now - hours(25);
  const windowClosesAtMs = now - hours(1);
  const seen: MoreOfLook = {
    ...more({ windowClosesAtMs, freeUntilMs: null }),
    silence: { beganAtMs, state: 'withinHour', sinceTheirsMs: minutes(30), sinceOursMs: null, zone: 'UTC' },
    plannedFor: 'hesitation',
    writing: null,
    lastOutboundAtMs: beganAtMs,
    snoozedUntilMs: null,
    lastWording: null,
    templates: [template('again_1')],
    values: {},
    otherNumbers: [],
    ...change,
  };
  return {
    nowMs: now,
    silence: 'hesitation',
    sinceMs: beganAtMs,
    sentInSilence: 0,
    needsReply: false,
    lastInboundAtMs: beganAtMs - minutes(30),
    window: { closesAtMs: windowClosesAtMs },
    language: 'pt',
    control: { state: 'open', holder: automation, paused: null, optedOut: false, ownRules: null, ...control },
    more: seen,
    ...facts,
  };
}

const plainShares = { fast: 0.3, later: 0.4, never: 0.3 };

/** Buyers of whom three in ten answer at once, four within days and three never. */
export const model: RhythmModel = {
  format: 1,
  learntFromSpans: 1000,
  horizonHours: 168,
  classes: {
    profile: new Array<number>(24).fill(1),
    fast: { mu: -2.4, sd: 1 },
    later: { mu: 3.4, sd: 0.7 },
    shares: {
      neverWrote: plainShares,
      within15Minutes: plainShares,
      withinHour: plainShares,
      withinDay: plainShares,
      longer: plainShares,
    },
    shareOverall: plainShares,
    pseudoSpans: 10,
    pseudoBursts: 30,
  },
  // Not heard: the classes alone forecast.
  hazard: { coefficients: coefficientNames.map(() => 0), latency: 1, replied: 0.7 },
  hazardWeight: 0,
};

export const learnt = (change: Partial<LearntFacts> = {}): LearntFacts => ({
  version: 'learnt-7',
  actsAt: 'fixedMoment',
  model,
  prematureHours: 300,
  templateHours: 6,
  leastChance: 0.02,
  wordings: {},
  ...change,
});

const hardly = { fast: 0.01, later: 0.02, never: 0.97 };

/** Buyers who hardly ever answer. */
export const hardlyAnswered: RhythmModel = {
  ...model,
  classes: {
    ...model.classes,
    shares: { neverWrote: hardly, within15Minutes: hardly, withinHour: hardly, withinDay: hardly, longer: hardly },
    shareOverall: hardly,
  },
};
