import { contextLimits, type Exchange, type MoreContext, type OpenQuestion } from './context';
import type { RecentMessage } from './recentMessage';

/** The last messages, newest first, shortened. Pure; `messages` newest first, as everywhere here. */
export function exchangesOf(messages: readonly RecentMessage[]): readonly Exchange[] {
  return messages
    .filter(({ isWriting }) => isWriting)
    .slice(0, contextLimits.exchanges)
    .map(({ by, text, atMs }) => ({ by, text: shortened(text), atMs }));
}

/** The last question of either side that the other has not answered since. Pure. */
export function openQuestionsOf(messages: readonly RecentMessage[]): MoreContext['openQuestions'] {
  const written = messages.filter(({ isWriting }) => isWriting);
  const newestOfBuyer = written.findIndex(({ by }) => by === 'buyer');
  const newestOfOurs = written.findIndex(({ by }) => by !== 'buyer');
  return {
    ours: questionIn(newestOfBuyer === -1 ? written : written.slice(0, newestOfBuyer)),
    theirs: questionIn(newestOfOurs === -1 ? written : written.slice(0, newestOfOurs)),
  };
}

function questionIn(messages: readonly RecentMessage[]): OpenQuestion | null {
  const asked = messages.find(({ text }) => /[?？؟]/.test(text ?? ''));
  return asked === undefined ? null : { text: shortened(asked.text) ?? '', atMs: asked.atMs };
}

/** Who answered the buyer last, and how long that took from the first message it answered. Pure. */
export function lastAnswerOf(messages: readonly RecentMessage[]): MoreContext['lastAnswer'] {
  const written = messages.filter(({ isWriting }) => isWriting);
  // What follows a message of ours without a word of the buyer's in between answers nothing.
  const at = written.findIndex(({ by }, place) => by !== 'buyer' && written[place + 1]?.by === 'buyer');
  const answer = written[at];
  if (answer === undefined) {
    const any = written.find(({ by }) => by !== 'buyer');
    return any === undefined || any.by === 'buyer' ? null : { by: any.by, agent: any.agent, tookMs: null };
  }
  const before = written.slice(at + 1);
  const end = before.findIndex(({ by }) => by !== 'buyer');
  const first = (end === -1 ? before : before.slice(0, end)).at(-1);
  if (answer.by === 'buyer') return null;
  const { by, agent, atMs } = answer;
  return { by, agent, tookMs: first === undefined ? null : Math.max(0, atMs - first.atMs) };
}

function shortened(text: string | null): string | null {
  return text === null ? null : cut(text, contextLimits.exchangeText);
}

/** The beginning of a text, never half of a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const beginning = text.slice(0, limit);
  return /[\ud800-\udbff]$/.test(beginning) ? beginning.slice(0, -1) : beginning;
}
