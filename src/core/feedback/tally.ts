import type { FeedbackDraft } from './history';
import { outcomeResults, unansweredAfterMs, type ConversationFeedback, type Outcome } from './outcome';
import { isSameWording, wordingKey } from './wordingOf';
import type { ClarityTally, DepthTally, IntentTally, ResultCounts, SpeedTally, Tallied } from './tallied';

/** Nothing counted yet. */
export function nothingTallied(): Tallied {
  const results = () => Object.fromEntries(outcomeResults.map((result) => [result, 0])) as ResultCounts;
  const depth = (): DepthTally => ({ answers: 0, turns: 0, questions: 0, media: 0, lastedMs: 0 });
  return {
    results: { answer: results(), followUp: results(), humanReply: results() },
    depths: { answer: depth(), followUp: depth(), humanReply: depth() },
    ...{ wordings: [], intents: [], authors: [], chances: [], waits: [] },
    ...{ theirs: { count: 0, totalMs: 0 }, ours: { count: 0, totalMs: 0 } },
  };
}

/**
 * Counts one conversation in. The order of conversations does not matter: counted in any order and any pages, the counts are those
 * of a fresh fold over all of them.
 */
export function tallyConversation(
  tallied: Tallied,
  { outcomes, waits }: ConversationFeedback,
  drafts: readonly (FeedbackDraft & { readonly intent: string | null })[],
): void {
  for (const outcome of outcomes) tallyOutcome(tallied, outcome);
  for (const { afterMs, end } of waits) {
    if (end === 'open') continue;
    const minutes = waitBin(afterMs);
    const bin = entryOf(tallied.waits, (one) => one.minutes === minutes, { minutes, wroteAgain: 0, answered: 0 });
    bin[end]++;
  }
  for (const { intent, state, changed } of drafts) {
    if (intent === null) continue;
    const isKept = state === 'approved' && !changed;
    intentEntry(tallied, intent)[isKept ? 'draftsKept' : 'draftsCorrected']++;
  }
}

function tallyOutcome(tallied: Tallied, outcome: Outcome): void {
  tallied.results[outcome.sentAs][outcome.result]++;
  addDepth(tallied.depths[outcome.sentAs], outcome);
  add(tallied.theirs, outcome.repliedAfterMs);
  add(tallied.ours, outcome.tookMs);
  tallyAuthor(tallied, outcome);
  if (outcome.sentAs === 'followUp') tallyFollowUp(tallied, outcome);
  if (outcome.sentAs === 'answer' && outcome.intent !== null && outcome.result !== 'notDelivered') {
    const entry = intentEntry(tallied, outcome.intent);
    entry.answers++;
    entry.overruled += Number(outcome.overruled);
    entry.doubted += Number(outcome.askedBack && !outcome.overruled);
    addClarity(entry, outcome);
  }
}

function tallyAuthor({ authors }: Tallied, outcome: Outcome): void {
  const { author, agent, result } = outcome;
  const fresh = { agent, author, messages: 0, replied: 0, ...noClarity };
  const entry = entryOf(authors, (one) => one.author === author && one.agent === agent, fresh);
  entry.messages++;
  entry.replied += Number(result === 'replied');
  addClarity(entry, outcome);
}

const noClarity: ClarityTally = { oneQuestion: 0, answered: 0, askedBack: 0, ignored: 0 };

function addClarity(counts: ClarityTally, { questions, clarity }: Outcome): void {
  counts.oneQuestion += Number(questions === 1);
  if (clarity !== null && clarity !== 'open') counts[clarity]++;
}

function addDepth(depths: DepthTally, { depth }: Outcome): void {
  if (depth === null) return;
  depths.answers++;
  depths.turns += depth.turns;
  depths.questions += depth.questions;
  depths.media += depth.media;
  depths.lastedMs += depth.lastedMs;
}

/** True when a follow-up did what it is for; null while that is not known of all sent when it was, or it never arrived. */
export function hasWorked({ result, settled, repliedAfterMs, optedOut }: Outcome): boolean | null {
  if (!settled || result === 'notDelivered') return null;
  return result === 'replied' && (repliedAfterMs ?? 0) <= unansweredAfterMs && !optedOut;
}

function tallyFollowUp({ wordings, chances }: Tallied, outcome: Outcome): void {
  const { wording, result, optedOut, chanceAtAll } = outcome;
  const worked = hasWorked(outcome);
  if (wording !== null) {
    const fresh = { worked: 0, notWorked: 0, readOnly: 0, notDelivered: 0, optedOut: 0, ...noClarity };
    const entry = entryOf(wordings, (one) => isSameWording(one, wording), { ...wording, ...fresh });
    entry.worked += Number(worked === true);
    entry.notWorked += Number(worked === false);
    entry.readOnly += Number(result === 'readOnly');
    entry.notDelivered += Number(result === 'notDelivered');
    addClarity(entry, outcome);
    entry.optedOut += Number(optedOut);
  }
  if (chanceAtAll === null || worked === null) return;
  const percent = Math.min(100, Math.max(0, Math.floor(chanceAtAll * 100)));
  const bin = entryOf(chances, (one) => one.percent === percent, { percent, sent: 0, worked: 0 });
  bin.sent++;
  bin.worked += Number(worked);
}

function intentEntry({ intents }: Tallied, intent: string): IntentTally {
  const fresh = { intent, answers: 0, overruled: 0, doubted: 0, draftsKept: 0, draftsCorrected: 0, ...noClarity };
  return entryOf(intents, (one) => one.intent === intent, fresh);
}

function add(speed: SpeedTally, ms: number | null): void {
  if (ms === null) return;
  speed.count++;
  speed.totalMs += ms;
}

/** Bins grow by a tenth: fine enough for a due time, and some hundred of them for a month. */
const binGrowth = 1.1;

function waitBin(afterMs: number): number {
  const minutes = Math.max(1, afterMs / 60_000);
  return Math.round(binGrowth ** Math.ceil(Math.log(minutes) / Math.log(binGrowth) - 1e-9) * 100) / 100;
}

/** The entry that fits; a fresh one is added when there is none. The lists are short, but where many conversations have own texts. */
function entryOf<Entry>(entries: Entry[], fits: (entry: Entry) => boolean, fresh: Entry): Entry {
  const found = entries.find(fits);
  if (found !== undefined) return found;
  entries.push(fresh);
  return fresh;
}

/** The same counts in a fixed order, so that equal counts are equal documents. */
export function inOrder(tallied: Tallied): Tallied {
  const by =
    <Entry>(key: (entry: Entry) => string) =>
    (a: Entry, b: Entry) =>
      key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
  return {
    ...tallied,
    wordings: [...tallied.wordings].sort(by(wordingKey)),
    intents: [...tallied.intents].sort(by(({ intent }) => intent)),
    authors: [...tallied.authors].sort(by((one) => `${one.author}|${one.agent ?? ''}`)),
    chances: [...tallied.chances].sort((a, b) => a.percent - b.percent),
    waits: [...tallied.waits].sort((a, b) => a.minutes - b.minutes),
  };
}
