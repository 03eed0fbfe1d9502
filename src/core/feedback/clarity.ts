import { wordsIn } from '../answer/words';

/** Ends of questions: marks of all scripts, and the words that stand for them at the end of a sentence. */
const questionEnds = /[?？؟՞]+|(?:か|吗|嗎|呢)(?=\s*(?:[。.!！\n]|$))/gu;

/** So few words with a question mark ask what was meant, whatever they are. */
const shortWords = 2;

/** How many questions a text holds. Pure. */
export function questionsIn(text: string | null): number {
  return text === null ? 0 : (text.match(questionEnds) ?? []).length;
}

/** True when a buyer's words ask about what we said: a question that names something of it, or that is hardly more than its mark. Pure. */
export function asksBack(ours: string | null, theirs: string | null): boolean {
  if (theirs === null || questionsIn(theirs) === 0) return false;
  const words = wordsIn(theirs);
  if (words.size <= shortWords) return true;
  const said = wordsIn(ours ?? '');
  return [...words].some((word) => said.has(word));
}
