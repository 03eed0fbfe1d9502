import { isOneOf, plain } from '../../src/core/understanding/plain';
import { yesWords } from '../../src/core/understanding/clauses';
import { pick, type Chance, type Phrase } from './phrases';

/**
 * The phrases as they also come: with a greeting before, with thanks after, two wishes in one sentence, a slip of the finger. What
 * is put together belongs to the line of its first part, so that nothing held out is learned by the way.
 */
export function mixedPhrases(phrases: readonly Phrase[], chance: Chance): Phrase[] {
  const of = (intent: string) => phrases.filter((phrase) => phrase.intents[0] === intent);
  const [greetings, thanks, assents] = [of('greeting'), of('closing'), of('assent')];
  // "Yes, thanks" is a yes; "ok, thanks" is thanks.
  const nods = assents.filter(({ text }) => !isOneOf(plain(text.split(',')[0]!), yesWords));
  const wishes = phrases.filter(({ intents: [intent] }) => !silent.has(intent!) && intent !== 'greeting');
  const made: Phrase[] = [];
  const joined = (first: string, second: string) =>
    `${first.replace(/[?？؟.!]+$/, '')}${pick([', ', ' ', ', '], chance)}${second}`;
  for (const phrase of wishes) {
    const roll = chance();
    const asOne = { ...phrase, intents: phrase.intents };
    if (roll < 0.18) made.push({ ...asOne, text: joined(pick(greetings, chance).text, phrase.text) });
    else if (roll < 0.3) made.push({ ...asOne, text: joined(phrase.text, pick(thanks, chance).text) });
    else if (roll < 0.36) made.push({ ...asOne, text: joined(pick(assents, chance).text, phrase.text) });
    else if (roll < 0.44) {
      const other = pick(wishes, chance);
      made.push({
        ...phrase,
        text: joined(phrase.text, other.text),
        intents: [...new Set([...phrase.intents, ...other.intents].filter((intent) => intent !== 'other'))],
        asks: phrase.asks || other.asks,
        tone: worse(phrase.tone, other.tone),
      });
    } else if (roll < 0.6) made.push({ ...phrase, text: slip(phrase.text, chance) });
  }
  for (const phrase of [...thanks, ...thanks]) {
    const roll = chance();
    if (roll < 0.4) made.push({ ...phrase, text: joined(pick(nods, chance).text, phrase.text) });
    else if (roll < 0.75) made.push({ ...phrase, text: joined(phrase.text, pick(thanks, chance).text) });
    else if (roll < 0.85) made.push({ ...phrase, text: slip(phrase.text, chance) });
  }
  for (const phrase of assents) {
    if (chance() < 0.4) made.push({ ...phrase, text: joined(phrase.text, pick(assents, chance).text) });
  }
  return made.filter(({ intents }) => intents.length > 0);
}

const silent = new Set(['closing', 'assent', 'chatter']);

function worse(one: Phrase['tone'], other: Phrase['tone']): Phrase['tone'] {
  for (const tone of ['angry', 'negative', 'positive'] as const) if (one === tone || other === tone) return tone;
  return 'neutral';
}

/** Two neighbours swapped, or one letter lost. */
function slip(text: string, chance: Chance): string {
  const letters = [...text];
  if (letters.length < 5) return text;
  const at = 1 + Math.floor(chance() * (letters.length - 2));
  if (chance() < 0.5) letters.splice(at, 1);
  else [letters[at], letters[at + 1]] = [letters[at + 1]!, letters[at]!];
  return letters.join('');
}
