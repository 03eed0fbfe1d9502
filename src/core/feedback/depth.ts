import { questionsIn } from './clarity';
import type { FeedbackMessage } from './history';
import type { AnswerDepth } from './outcome';

/** Messages of one side with less than this between them are one burst, as in `core/rhythm`. */
export const burstGapMs = 600_000;
const media: ReadonlySet<FeedbackMessage['type']> = new Set(['image', 'video', 'audio', 'document', 'sticker']);

/** How deep a buyer's answer went: its messages in order, at least one. Pure. */
export function depthOf(answer: readonly FeedbackMessage[]): AnswerDepth {
  const first = answer[0]?.atMs ?? 0;
  return {
    turns: turnsIn(answer),
    questions: answer.reduce((sum, { text }) => sum + questionsIn(text), 0),
    media: answer.filter(({ type }) => media.has(type)).length,
    lastedMs: (answer.at(-1)?.atMs ?? first) - first,
  };
}

/** Turns by their ids; messages in none are told apart by the time between them. */
function turnsIn(answer: readonly FeedbackMessage[]): number {
  return answer.filter((message, place) => {
    const before = answer[place - 1];
    if (before === undefined) return true;
    if (message.turnId !== null || before.turnId !== null) return message.turnId !== before.turnId;
    return message.atMs - before.atMs >= burstGapMs;
  }).length;
}

/** What a buyer answered at once: what comes later may be about something else. Pure. */
export function firstBurst(answer: readonly FeedbackMessage[]): readonly FeedbackMessage[] {
  const end = answer.findIndex(({ atMs }, place) => place > 0 && atMs - (answer[place - 1]?.atMs ?? 0) >= burstGapMs);
  return end === -1 ? answer : answer.slice(0, end);
}
