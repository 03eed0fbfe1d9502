import { adAnswerSpan, adEntryOf } from '../../core/contextualize/price';
import { nothingLearntAnyMore } from '../../core/feedback/learntFactsOf';
import { appointmentOf } from '../../core/followUp/appointmentOf';
import { buyersPlaceOf } from '../../core/followUp/buyersPlace';
import { lastWordsOf } from '../../core/followUp/lastWords';
import { zoneOf } from '../../core/followUp/openHours';
import type { ContactFacts, Delivery, MoreOfSilence, SilenceFacts } from '../../core/followUp/silence';
import type { ConversationId, OutboxId } from '../../core/ids';
import { buyerRhythmOf } from '../../core/rhythm/buyerRhythm';
import type { Silence } from '../../core/rhythm/rhythm';
import { silenceOf, stateOf } from '../../core/rhythm/spans';
import type { FollowUpRules } from '../../core/rules/rules';
import type { Collections } from '../collections';
import { firstAnswer } from '../context/queries';
import { readTogether } from '../context/readTogether';
import type { ConversationDocument } from '../documents';
import { orAgreedIn } from './agreedIn';
import { contactOfSilence, idsOf, latest, readContactFacts, type ContactOfSilence } from './contactFacts';
import { lastDecided, type DecidedFollowUp } from './lastDecided';
import { learntFacts, type LearntFor } from './learnt';
import * as queries from './queries';
import type { PassedMessage } from './queries';
import { saidOf, understoodOf } from './recent';

/** Which silence is looked at, and what is about to be written of it. */
export interface SilenceToGather {
  readonly nowMs: number;
  /** When it began. */
  readonly sinceMs: number;
  /** Our message that has just left, which may not be shown as sent yet; null when there is none. */
  readonly justLeft: { readonly text: string | null } | null;
  /** Null: by whose words are the last. */
  readonly begins: SilenceFacts['begins'] | null;
  /** When the reply that we owe is due once this is decided; null when nobody waits then. */
  readonly replyDueAtMs: number | null;
  /** The conversation whose words it is about, when the silence was moved here from another of the contact's numbers. */
  readonly movedFrom: ConversationId | null;
}

/** What a silence is judged from, and what the same reads tell beside. */
export interface GatheredSilence {
  readonly more: MoreOfSilence;
  readonly contact: ContactOfSilence;
  readonly deal: { readonly title: string; readonly reference: string | null } | null;
  /** The buyer's, ISO 639-1; null when it is not known. */
  readonly language: string | null;
  readonly lastOutboundAtMs: number | null;
  readonly learntFor: LearntFor;
}

/** Gathers what a silence is judged from, as it stands now: three rounds of reads, each by an index and bounded. Writes nothing. */
export async function gatherSilence(
  store: Collections,
  conversation: ConversationDocument,
  silence: SilenceToGather,
  rules: FollowUpRules,
): Promise<GatheredSilence> {
  const { _id, dealId } = conversation;
  const { nowMs, sinceMs } = silence;
  const wordsIn = silence.movedFrom ?? _id;
  const adSpan = adAnswerSpan(conversation, nowMs);
  const [contact, [deal], recent, stored, { adAnswers }] = await Promise.all([
    contactOfSilence(store, conversation),
    dealId === null ? [] : queries.dealOf(store, dealId).toArray(),
    queries.recentMessages(store, wordsIn).toArray(),
    queries.understoodTurns(store, wordsIn).toArray(),
    readTogether(store, _id, { adAnswers: adSpan === null ? null : firstAnswer(store, _id, adSpan) }),
  ]);
  const understood = understoodOf(stored);
  const language = contact.language ?? understood.language;
  const [passed, facts, [put], learntNow] = await Promise.all([
    queries.messageTimes(store, idsOf(conversation, contact)).toArray(),
    readContactFacts(store, conversation, contact, { nowMs, except: noSend }),
    lastDecided(store, idsOf(conversation, contact)).toArray(),
    learntFacts(store, { conversationId: _id, sinceMs, language }),
  ]);
  const fixed = fixedLast(put);
  const learntBefore = fixed.fixedLastFollowUpAtMs === undefined ? null : nothingLearntAnyMore;
  const learntFor: LearntFor = (candidates) => learntNow(candidates) ?? learntBefore;
  const place = buyersPlaceOf(conversation.identity, rules, nowMs);
  const hints = { language, zone: zoneOf(rules, place) };
  const said = saidOf(recent);
  const agreed = appointmentOf(said, understood.turns, sinceMs, hints);
  const appointment = silence.movedFrom === null ? agreed : await orAgreedIn(store, _id, agreed, sinceMs, hints);
  const words = lastWordsOf(said, { beganAtMs: sinceMs, justLeft: silence.justLeft?.text ?? null }, hints);
  const times = [...passed].reverse();
  const windowClosesAtMs = openUntil(conversation.windowClosesAtMs, nowMs);
  const adEntry = adEntryOf(adAnswers[0]?.atMs ?? null, nowMs);
  const { unreachable } = conversation;
  const begins = silence.begins ?? (words.lastWord === 'buyer' ? 'afterBuyersClosing' : 'afterOurMessage');
  return {
    contact,
    learntFor,
    deal: deal ?? null,
    language,
    lastOutboundAtMs: latest([conversation.lastOutboundAtMs, lastOut(passed, _id)]),
    more: {
      law: 2,
      ours: words.ours,
      theirs: words.theirs,
      appointment,
      silence: silenceAt(
        times.filter(({ conversationId }) => conversationId === wordsIn),
        sinceMs,
        hints.zone,
      ),
      liveTurns: words.liveTurns,
      delivery: {
        status: statusOf(words.status, { ...silence, begins }),
        showsReads: passed.some(({ conversationId, status }) => conversationId === _id && hasRead(status)),
        unreachable: unreachable === null ? null : unreachable.meaning === 'blocked' ? 'blocked' : 'other',
      },
      place,
      contact: { ...facts, ...fixed },
      deal: deal === undefined ? null : { open: deal.open, movedAtMs: deal.stageAtMs ?? null },
      replyDueAtMs: silence.replyDueAtMs,
      windowClosesAtMs,
      freeUntilMs: latest([windowClosesAtMs, adEntry?.closesAtMs ?? null]),
      buyer: buyerRhythmOf(times, hints.zone),
      // Nothing is chosen when a silence begins.
      learnt: learntFor([]),
    },
  };
}

/** When the fixed rules alone would have sent the contact's last follow-up, if what is learnt put it off. */
function fixedLast(last: DecidedFollowUp | undefined): Pick<ContactFacts, 'fixedLastFollowUpAtMs'> {
  const putOff = last?.outcome === 'putOff' ? last.details?.moment?.putOff : last?.facts?.more?.putOff;
  return putOff === undefined || putOff.wording === null ? {} : { fixedLastFollowUpAtMs: putOff.atMs };
}

/** Nothing is about to leave: everything that did counts. */
const noSend: OutboxId | null = null;

/** Of a silence that was moved here: our word did not arrive at the other number, and nothing is known against this one. */
const notTriedHere: Delivery['status'] = 'delivered';

function statusOf(
  status: Delivery['status'],
  { movedFrom, begins }: Pick<SilenceToGather, 'movedFrom' | 'begins'>,
): Delivery['status'] {
  if (begins === 'afterBuyersClosing') return 'none';
  if (movedFrom !== null) return notTriedHere;
  return status === 'none' ? 'sent' : status;
}

/** The silence as it began, from the times of its conversation, oldest first. */
function silenceAt(times: readonly PassedMessage[], beganAtMs: number, zone: string): Silence {
  const before = times.filter(({ atMs }) => atMs <= beganAtMs);
  const began = silenceOf([...before, { atMs: beganAtMs, direction: 'out' }], zone);
  return began ?? { beganAtMs, state: stateOf(null), sinceTheirsMs: null, sinceOursMs: null, zone };
}

function hasRead(status: PassedMessage['status']): boolean {
  return status === 'read' || status === 'played';
}

function lastOut(passed: readonly PassedMessage[], conversationId: ConversationId): number | null {
  return (
    passed.find((message) => message.conversationId === conversationId && message.direction === 'out')?.atMs ?? null
  );
}

/** Until when it is open; null when it is not. */
export function openUntil(closesAtMs: number | null, nowMs: number): number | null {
  return closesAtMs !== null && closesAtMs > nowMs ? closesAtMs : null;
}
