import { buyerCuesOf } from './cues/buyerCuesOf';
import type { BuyerCues, OurCues } from './cues/cues';
import { ourCuesOf } from './cues/ourCuesOf';
import { saysNothing } from './cues/saysNothing';
import type { Delivery } from './silence';

/** A message that is part of the conversation: it was said, and is no note of the channel. */
export interface SaidMessage {
  readonly id: string;
  readonly direction: 'in' | 'out';
  /** Null when it holds no words, or was taken back. */
  readonly text: string | null;
  readonly isTakenBack?: boolean;
  readonly atMs: number;
  /** The buyer's turn it belongs to; null for ours, and for what is in none. */
  readonly turnId: string | null;
  /** How far ours came; `none` for the buyer's. */
  readonly status: Delivery['status'];
}

/** What the last words of either side say. */
export interface LastWords {
  /** Whose words are the last; null when nobody wrote. */
  readonly lastWord: 'us' | 'buyer' | null;
  readonly ours: OurCues | null;
  readonly theirs: BuyerCues | null;
  /** Turns of the buyer in the half hour before the silence. */
  readonly liveTurns: number;
  /** How far our last message came; `none` when the last word is the buyer's. */
  readonly status: Delivery['status'];
}

/** How words are read. */
export interface WordsHints {
  /** ISO 639-1; null when it is not known. */
  readonly language: string | null;
  /** The buyer's IANA zone. */
  readonly zone: string;
}

/** Messages with less than this between them were said together. */
const togetherMs = 600_000;
const liveMs = 30 * 60_000;
/** As much as a message can hold. */
const mostText = 4096;

/**
 * The cues of the last words of either side. `said` is newest first; `justLeft` is the text of our message that has just left and may
 * not be among them as sent yet. Pure.
 */
export function lastWordsOf(
  said: readonly SaidMessage[],
  silence: { readonly beganAtMs: number; readonly justLeft: string | null },
  { language, zone }: WordsHints,
): LastWords {
  const run = together(said, 'out');
  const ours = cuesOfOurs(run, silence.justLeft, language);
  const theirs = lastTurn(said);
  const toldAtMs = theirs.at(-1)?.atMs;
  const [newest] = said;
  const isOurs = silence.justLeft !== null || newest?.direction === 'out';
  const status = said.find(({ direction }) => direction === 'out')?.status ?? 'sent';
  return {
    lastWord: isOurs ? 'us' : newest === undefined ? null : 'buyer',
    ours,
    theirs:
      toldAtMs === undefined
        ? null
        : buyerCuesOf(textOf(theirs, null), {
            language,
            nowMs: toldAtMs,
            timeZone: zone,
            ...(isOurs ? {} : { ours: textOf(run, null) }),
          }),
    liveTurns: liveTurnsBefore(said, silence.beganAtMs),
    status: isOurs ? status : 'none',
  };
}

/** What we said together, and whether a promise in it is still open: whatever else we sent after it keeps it. */
function cuesOfOurs(run: readonly SaidMessage[], justLeft: string | null, language: string | null): OurCues | null {
  const text = textOf(run, justLeft);
  if (text === '') return null;
  const cues = ourCuesOf(text, language);
  if (!cues.promisesUs) return cues;
  const said = run.filter(({ isTakenBack }) => isTakenBack !== true).map((message) => message.text);
  const all = justLeft === null || said.at(-1) === justLeft ? said : [...said, justLeft];
  const promisedAt = all.findLastIndex((words) => words !== null && ourCuesOf(words, language).promisesUs);
  const isOpen = all.slice(promisedAt + 1).every((words) => words !== null && saysNothing(words));
  return { ...cues, promisesUs: isOpen };
}

/** The newest messages of one side that were said together, oldest first. */
function together(said: readonly SaidMessage[], direction: 'in' | 'out'): SaidMessage[] {
  const first = said.findIndex((message) => message.direction === direction);
  const run: SaidMessage[] = [];
  for (const message of first === -1 ? [] : said.slice(first)) {
    const last = run.at(-1);
    if (message.direction !== direction || (last && last.atMs - message.atMs >= togetherMs)) break;
    run.push(message);
  }
  return run.reverse();
}

/** The buyer's last turn, oldest first. */
function lastTurn(said: readonly SaidMessage[]): SaidMessage[] {
  const newest = said.find(({ direction }) => direction === 'in');
  if (newest === undefined || newest.turnId === null) return together(said, 'in');
  return said.filter(({ direction, turnId }) => direction === 'in' && turnId === newest.turnId).reverse();
}

function textOf(messages: readonly SaidMessage[], justLeft: string | null): string {
  const texts = messages.flatMap(({ text }) => text ?? []);
  if (justLeft !== null && texts.at(-1) !== justLeft) texts.push(justLeft);
  return texts.join('\n').slice(-mostText);
}

function liveTurnsBefore(said: readonly SaidMessage[], beganAtMs: number): number {
  const live = said.filter(
    ({ direction, atMs }) => direction === 'in' && atMs > beganAtMs - liveMs && atMs <= beganAtMs,
  );
  return new Set(live.map(({ turnId, id }) => turnId ?? id)).size;
}
