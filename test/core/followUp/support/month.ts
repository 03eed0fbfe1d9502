import { nothingLearntAnyMore } from '../../../../src/core/feedback/learntFactsOf';
import type { BuyerCues, OurCues } from '../../../../src/core/followUp/cues/cues';
import { judgeSilence } from '../../../../src/core/followUp/judgeSilence';
import { lookAtSilence } from '../../../../src/core/followUp/lookAtSilence';
import { replanFollowUp } from '../../../../src/core/followUp/replanFollowUp';
import type { LookFacts, PutOff, SilenceDecision } from '../../../../src/core/followUp/silence';
import { stateOf } from '../../../../src/core/rhythm/spans';
import type { Rules } from '../../../../src/core/rules/rules';
import { automation, days, heldByMaria, hours, minutes, pausedUntil } from '../../given';
import type { Circumstances, Happening, Sent, Trouble } from './circumstances';
import { more, weSaid } from './silences';

export type { Circumstances, Happening, Sent, Trouble } from './circumstances';

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
  seenAtMs: number;
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
  const edits = [...(given.edits ?? [])];
  for (const happening of [...happenings].sort((a, b) => a.atMs - b.atMs)) {
    liveUntil(happening.atMs);
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
      seenAtMs: atMs + (happening.seenAfterMs ?? 0),
    } satisfies Partial<Talk>);
    begin(talk, atMs);
  }
  liveUntil(Infinity);
  return sent;

  function liveUntil(untilMs: number): void {
    while (edits[0] !== undefined && edits[0].fromMs < untilMs) {
      const { fromMs, rules } = edits.shift()!;
      lookUntil(fromMs);
      for (const talk of talks) talk.plan &&= replanned(talk, talk.plan, rules, fromMs);
    }
    lookUntil(untilMs);
  }

  function replanned(talk: Talk, plan: NonNullable<Talk['plan']>, { followUp }: Rules, nowMs: number) {
    const { sinceMs } = talk;
    return { ...plan, lookAtMs: replanFollowUp({ ...plan, sinceMs, reasons: [] }, followUp, nowMs).lookAtMs };
  }

  function rulesAt(nowMs: number): Rules {
    return given.edits?.findLast(({ fromMs }) => fromMs <= nowMs)?.rules ?? given.rules;
  }

  function troubleAt(nowMs: number, kind: Trouble['kind']): Trouble | undefined {
    return given.troubles?.find((one) => one.kind === kind && one.fromMs <= nowMs && nowMs < one.untilMs);
  }

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
    const decision = judgeSilence(facts, rulesAt(nowMs));
    const fixed = judgeSilence({ ...facts, more: { ...facts.more, learnt: null } }, rulesAt(nowMs));
    talk.plan = decision.outcome === 'lookLater' ? decision : null;
    talk.fixedAtMs = fixed.outcome === 'lookLater' && fixed.silence !== 'nothingOwed' ? fixed.lookAtMs : Infinity;
  }

  function lookUntil(untilMs: number): void {
    for (;;) {
      const due = talks.filter(({ plan }) => plan !== null).sort((a, b) => a.plan!.lookAtMs - b.plan!.lookAtMs)[0];
      if (!due?.plan) return;
      const { lookAtMs } = due.plan;
      const comesAtMs = troubleAt(lookAtMs, 'down')?.untilMs ?? lookAtMs;
      const late = talks.filter(({ plan, seenAtMs, sinceMs }) => plan?.silence === 'unreached' && seenAtMs > sinceMs);
      const [first] = late.sort((a, b) => a.seenAtMs - b.seenAtMs);
      if (first !== undefined && first.seenAtMs <= Math.min(comesAtMs, untilMs)) {
        seenLate(first, first.plan!);
        continue;
      }
      if (comesAtMs >= untilMs) return;
      look(due, due.plan, comesAtMs);
    }
  }

  /** As `takeLateDelivery` does. */
  function seenLate(talk: Talk, before: NonNullable<Talk['plan']>): void {
    talk.sinceMs = talk.seenAtMs;
    begin(talk, talk.seenAtMs);
    const { plan } = talk;
    if (plan === null) return;
    const lookAtMs = Math.max(plan.lookAtMs, before.lookAtMs);
    const { moment = before.moment } = plan;
    const putOff = before.moment?.putOff;
    talk.plan = { ...plan, lookAtMs, ...(moment && { moment: putOff === undefined ? moment : { ...moment, putOff } }) };
  }

  function look(talk: Talk, plan: NonNullable<Talk['plan']>, nowMs: number): void {
    const decision = lookAtSilence(lookFacts(talk, plan, nowMs), rulesAt(nowMs));
    switch (decision.outcome) {
      case 'lookLater':
        talk.plan = { ...plan, ...decision, silence: decision.silence ?? plan.silence };
        return;
      case 'putOff':
        talk.plan = { ...plan, ...decision, outcome: 'lookLater' };
        fixedLastFollowUpAtMs = sentByFixedRules(decision.moment.putOff);
        talk.fixedLastWording = decision.moment.putOff!.wording ?? talk.fixedLastWording;
        return;
      case 'send':
      case 'sendTemplate': {
        const lastMs = Math.max(talk.lastInboundAtMs ?? 0, talk.lastOutboundAtMs ?? 0);
        const { fixedAtMs, sentInSilence } = talk;
        sent.push({ atMs: nowMs, fixedAtMs, place: sentInSilence, waitedMs: nowMs - lastMs });
        talk.lastWording = (decision.outcome === 'send' ? decision.wording : decision.template.name) ?? null;
        talk.fixedLastWording = decision.fixedWording ?? talk.lastWording;
        fixedLastFollowUpAtMs = sentByFixedRules(plan.moment?.putOff);
        Object.assign(talk, {
          sinceMs: nowMs,
          lastOutboundAtMs: nowMs,
          ours: followUpWords,
          liveTurns: 0,
          seenAtMs: nowMs,
        });
        talk.sentInSilence += 1;
        return begin(talk, nowMs);
      }
      default:
        // A person is asked, or nothing is left but the quiet end.
        talk.plan = null;
    }
  }

  function pausedAt(nowMs: number): LookFacts['control']['paused'] {
    const paused = troubleAt(nowMs, 'paused');
    return paused === undefined ? null : pausedUntil(paused.untilMs);
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
      control: {
        ...{ state: 'open', optedOut: false, ownRules: null },
        holder: troubleAt(nowMs, 'withPerson') === undefined ? automation : heldByMaria,
        paused: pausedAt(nowMs),
      },
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
    const putOffAtMs = latest(others.map(({ plan }) => sentByFixedRules(plan?.moment?.putOff)));
    const sinceTheirsMs = lastInboundAtMs === null ? null : sinceMs - lastInboundAtMs;
    const { place, buyer } = given;
    const { learnt: inForce } = given.relearnt?.findLast(({ fromMs }) => fromMs <= nowMs) ?? given;
    const learnt = inForce ?? (fixedLastFollowUpAtMs === null ? null : nothingLearntAnyMore);
    return more({
      ...{ place, buyer, learnt, windowClosesAtMs, freeUntilMs: windowClosesAtMs },
      delivery: { status: nowMs < talk.seenAtMs ? 'delivered' : 'read', showsReads: true, unreachable: null },
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

/** What by rule a person sends counts as nothing sent. */
function sentByFixedRules(putOff: PutOff | undefined): number | null {
  return putOff === undefined || putOff.wording === null ? null : putOff.atMs;
}

function emptyTalk(): Talk {
  return {
    ...{ fixedAtMs: Infinity, sinceMs: 0, sentInSilence: 0, lastInboundAtMs: null, lastOutboundAtMs: null },
    ...{ ours: null, theirs: null, liveTurns: 0, lastWording: null, fixedLastWording: null, seenAtMs: 0, plan: null },
  };
}
