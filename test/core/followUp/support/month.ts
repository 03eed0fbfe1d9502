import type { BuyerCues, OurCues } from '../../../../src/core/followUp/cues/cues';
import { judgeSilence } from '../../../../src/core/followUp/judgeSilence';
import { lookAtSilence } from '../../../../src/core/followUp/lookAtSilence';
import type { LearntFacts, LookFacts, MoreOfLook, SilenceDecision } from '../../../../src/core/followUp/silence';
import { stateOf } from '../../../../src/core/rhythm/spans';
import type { Rules } from '../../../../src/core/rules/rules';
import { automation, days, hours, minutes } from '../../given';
import type { TemplatesFrom } from './choices';
import { more, weSaid } from './silences';

/** What happens by itself: the buyer writes and is answered a minute later, or one of us writes unasked. */
export interface Happening {
  readonly atMs: number;
  readonly conversation: number;
  readonly by: 'buyer' | 'agent';
  readonly theirs: BuyerCues;
  readonly ours: OurCues;
  /** Turns of the buyer in the half hour before our answer. */
  readonly liveTurns: number;
}

/** Everything else a month is lived under. */
export interface Circumstances {
  readonly rules: Rules;
  readonly place: MoreOfLook['place'];
  readonly buyer: MoreOfLook['buyer'];
  readonly learnt: LearntFacts | null;
  /** What is learnt, or rolled back, while the month passes; in order of time. */
  readonly relearnt?: readonly { readonly fromMs: number; readonly learnt: LearntFacts | null }[];
  /** What may be sent outside the window, from when on; in order of time. */
  readonly templates: readonly TemplatesFrom[];
}

/** One automatic message. */
export interface Sent {
  readonly atMs: number;
  /** When the fixed rules alone would have sent it, after everything that had happened when its silence began. */
  readonly fixedAtMs: number;
  /** Follow-ups before it in the same silence. */
  readonly place: number;
  /** Since the last message of either side in its conversation. */
  readonly waitedMs: number;
}

interface Talk {
  sinceMs: number;
  sentInSilence: number;
  lastInboundAtMs: number | null;
  lastOutboundAtMs: number | null;
  ours: OurCues | null;
  theirs: BuyerCues | null;
  liveTurns: number;
  lastWording: string | null;
  fixedLastWording: string | null;
  plan: Extract<SilenceDecision, { outcome: 'lookLater' }> | null;
  /** When the fixed rules would look. */
  fixedAtMs: number;
}

const followUpWords = weSaid({ asks: true });

/** Lives through a month with one buyer and says what was sent. Every look is carried out as an activity would; the clock only jumps. */
export function liveThrough(happenings: readonly Happening[], given: Circumstances): Sent[] {
  const talks = [emptyTalk(), emptyTalk()];
  const sent: Sent[] = [];
  let personAtMs = 0;
  let fixedLastFollowUpAtMs: number | null = null;
  for (const happening of [...happenings].sort((a, b) => a.atMs - b.atMs)) {
    lookUntil(happening.atMs);
    const talk = talks[happening.conversation]!;
    const isBuyer = happening.by === 'buyer';
    const atMs = isBuyer ? happening.atMs + minutes(1) : happening.atMs;
    personAtMs = happening.atMs;
    Object.assign(talk, {
      sinceMs: atMs,
      sentInSilence: 0,
      lastInboundAtMs: isBuyer ? happening.atMs : talk.lastInboundAtMs,
      lastOutboundAtMs: atMs,
      ours: happening.ours,
      theirs: isBuyer ? happening.theirs : talk.theirs,
      liveTurns: isBuyer ? happening.liveTurns : 0,
    } satisfies Partial<Talk>);
    begin(talk, atMs);
  }
  lookUntil(Infinity);
  return sent;

  function begin(talk: Talk, nowMs: number): void {
    const facts = {
      nowMs,
      begins: 'afterOurMessage' as const,
      ourText: null,
      needsReply: false,
      sentInSilence: talk.sentInSilence,
      control: { state: 'open' as const, optedOut: false, ownRules: null },
      more: seen(talk, nowMs),
    };
    const decision = judgeSilence(facts, given.rules);
    const fixed = judgeSilence({ ...facts, more: { ...facts.more, learnt: null } }, given.rules);
    talk.plan = decision.outcome === 'lookLater' ? decision : null;
    talk.fixedAtMs = fixed.outcome === 'lookLater' && fixed.silence !== 'nothingOwed' ? fixed.lookAtMs : Infinity;
  }

  function lookUntil(untilMs: number): void {
    for (;;) {
      const due = talks.filter(({ plan }) => plan !== null).sort((a, b) => a.plan!.lookAtMs - b.plan!.lookAtMs)[0];
      if (!due?.plan || due.plan.lookAtMs >= untilMs) return;
      look(due, due.plan, due.plan.lookAtMs);
    }
  }

  function look(talk: Talk, plan: NonNullable<Talk['plan']>, nowMs: number): void {
    const decision = lookAtSilence(lookFacts(talk, plan, nowMs), given.rules);
    switch (decision.outcome) {
      case 'lookLater':
        talk.plan = { ...plan, ...decision, silence: decision.silence ?? plan.silence };
        return;
      case 'putOff':
        talk.plan = { ...plan, ...decision, outcome: 'lookLater' };
        fixedLastFollowUpAtMs = nowMs;
        talk.fixedLastWording = decision.moment.putOff!.wording ?? talk.fixedLastWording;
        return;
      case 'send':
      case 'sendTemplate': {
        const lastMs = Math.max(talk.lastInboundAtMs ?? 0, talk.lastOutboundAtMs ?? 0);
        const { fixedAtMs, sentInSilence } = talk;
        sent.push({ atMs: nowMs, fixedAtMs, place: sentInSilence, waitedMs: nowMs - lastMs });
        talk.lastWording = (decision.outcome === 'send' ? decision.wording : decision.template.name) ?? null;
        talk.fixedLastWording = decision.fixedWording ?? talk.lastWording;
        fixedLastFollowUpAtMs = plan.moment?.putOff?.atMs ?? null;
        Object.assign(talk, { sinceMs: nowMs, lastOutboundAtMs: nowMs, ours: followUpWords, liveTurns: 0 });
        talk.sentInSilence += 1;
        return begin(talk, nowMs);
      }
      default:
        // A person is asked, or nothing is left but the quiet end.
        talk.plan = null;
    }
  }

  function lookFacts(talk: Talk, plan: NonNullable<Talk['plan']>, nowMs: number): LookFacts {
    return {
      nowMs,
      silence: plan.silence,
      sinceMs: talk.sinceMs,
      sentInSilence: talk.sentInSilence,
      needsReply: false,
      lastInboundAtMs: talk.lastInboundAtMs,
      window: null,
      language: 'pt',
      control: { state: 'open', holder: automation, paused: null, optedOut: false, ownRules: null },
      more: {
        ...seen(talk, nowMs),
        plannedFor: plan.means ?? plan.silence,
        writing: null,
        lastOutboundAtMs: talk.lastOutboundAtMs,
        snoozedUntilMs: null,
        lastWording: talk.lastWording,
        fixedLastWording: talk.fixedLastWording,
        ...(plan.moment?.putOff === undefined ? {} : { putOff: plan.moment.putOff }),
        templates: given.templates.findLast(({ fromMs }) => fromMs <= nowMs)?.templates ?? [],
        values: {},
        otherNumbers: [],
      },
    };
  }

  function seen(talk: Talk, nowMs: number): ReturnType<typeof more> {
    const { lastInboundAtMs, sinceMs } = talk;
    const closesAtMs = lastInboundAtMs === null ? 0 : lastInboundAtMs + hours(24);
    const windowClosesAtMs = closesAtMs > nowMs ? closesAtMs : null;
    const others = talks.filter((other) => other !== talk);
    const latest = (all: readonly (number | null)[]) => all.reduce((a, b) => ((b ?? 0) > (a ?? 0) ? b : a), null);
    const putOffAtMs = latest(others.map(({ plan }) => plan?.moment?.putOff?.atMs ?? null));
    const sinceTheirsMs = lastInboundAtMs === null ? null : sinceMs - lastInboundAtMs;
    const { place, buyer } = given;
    const { learnt } = given.relearnt?.findLast(({ fromMs }) => fromMs <= nowMs) ?? given;
    return more({
      ...{ place, buyer, learnt, windowClosesAtMs, freeUntilMs: windowClosesAtMs },
      ...{ ours: talk.ours, theirs: talk.theirs, liveTurns: talk.liveTurns },
      silence: {
        beganAtMs: sinceMs,
        state: stateOf(sinceTheirsMs),
        sinceTheirsMs,
        sinceOursMs: null,
        zone: place.zone ?? 'UTC',
      },
      contact: {
        optedOut: false,
        followUpsInMonth: sent.filter(({ atMs }) => atMs > nowMs - days(30)).length,
        followUpsWithoutPerson: sent.filter(({ atMs }) => atMs > personAtMs).length,
        lastFollowUpAtMs: sent.at(-1)?.atMs ?? null,
        ...(fixedLastFollowUpAtMs === null ? {} : { fixedLastFollowUpAtMs }),
        elsewhere: {
          lastInboundAtMs: latest(others.map((other) => other.lastInboundAtMs)),
          lastOutboundAtMs: latest(others.map((other) => other.lastOutboundAtMs)),
          ...(putOffAtMs === null ? {} : { putOffAtMs }),
        },
      },
    });
  }
}

function emptyTalk(): Talk {
  return {
    ...{ fixedAtMs: Infinity, sinceMs: 0, sentInSilence: 0, lastInboundAtMs: null, lastOutboundAtMs: null },
    ...{ ours: null, theirs: null, liveTurns: 0, lastWording: null, fixedLastWording: null, plan: null },
  };
}
