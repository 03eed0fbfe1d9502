import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import {
  intentFeatures,
  languageFeatures,
  normalise,
  normaliseForLanguage,
} from '../../src/core/understanding/features';
import { languages } from '../../src/core/understanding/languages';
import { columns, modelIntents, outputs, type Column } from '../../src/core/understanding/model';
import { isotonic } from './isotonic';
import { learn, quantise, type Example, type Learned } from './learn';
import { mixedPhrases } from './examples';
import { chanceOf, readPhrases, type Phrase } from './phrases';

/**
 * `node --import tsx bench/understanding/train.ts`: learns from the phrases beside it and writes the weights into the product.
 * The same phrases give the same file, byte for byte. Who changes phrases or features gives the model a new name.
 */
const seed = 6;
const intentBuckets = 2 ** 16;
const languageBuckets = 2 ** 14;
const folds = 5;
const file = path.join(__dirname, '../../src/core/understanding/model.json');

const intentHow = { epochs: 12, rate: 0.5, shrink: 5e-6 };
const languageHow = { epochs: 5, rate: 0.4, shrink: 1e-6 };

function all(): Phrase[] {
  const chance = chanceOf(seed);
  return languages.flatMap((language) => {
    const phrases = readPhrases(language, 6, chance);
    return [...phrases, ...mixedPhrases(phrases, chance)];
  });
}

function intentExample(phrase: Phrase, perLine: ReadonlyMap<number, number>): Example {
  const has = (column: Column): 0 | 1 | null => {
    if (column === 'asks') return phrase.asks ? 1 : 0;
    if (column === 'angry' || column === 'positive') return phrase.tone === column ? 1 : 0;
    if (column === 'negative') return phrase.tone === 'angry' ? null : phrase.tone === 'negative' ? 1 : 0;
    return phrase.intents.includes(column) ? 1 : 0;
  };
  return {
    features: intentFeatures(normalise(phrase.text), intentBuckets),
    targets: columns.map(has),
    // A line of many choices is no more than a line without.
    weight: Math.min(1, 3 / Math.sqrt(perLine.get(phrase.line) ?? 1)),
  };
}

function languageExamples(phrase: Phrase): Example[] {
  const targets = languages.map((language): 0 | 1 => (language === phrase.language ? 1 : 0));
  const without = phrase.text.normalize('NFD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '');
  return [...new Set([phrase.text, without])].map((text) => ({
    features: languageFeatures(normaliseForLanguage(text), languageBuckets),
    targets,
    weight: 1,
  }));
}

function stored(learned: Learned, buckets: number, width: number) {
  const { weights, scales } = quantise(learned, width);
  return {
    buckets,
    scales: scales.map((scale) => Number(scale.toPrecision(6))),
    biases: [...learned.biases].map((bias) => Number(bias.toFixed(5))),
    weights: Buffer.from(weights.buffer).toString('base64'),
  };
}

/** How often the surest intent of sentences that were held out was right, by how sure it was. */
function heldOutScores(phrases: readonly Phrase[], examples: readonly Example[]): { score: number; right: boolean }[] {
  const scores: { score: number; right: boolean }[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isHeldOut = (phrase: Phrase) => (phrase.line * 2654435761) % folds === fold;
    const learned = learn(
      examples.filter((_, index) => !isHeldOut(phrases[index]!)),
      { buckets: intentBuckets, width: columns.length },
      { ...intentHow, chance: chanceOf(seed + fold) },
    );
    const { weights, scales } = quantise(learned, columns.length);
    const table = { buckets: intentBuckets, width: columns.length, weights, scales, biases: [...learned.biases] };
    phrases.forEach((phrase, index) => {
      if (!isHeldOut(phrase)) return;
      const told = outputs(examples[index]!.features, table);
      const best = modelIntents.reduce((a, _, at) => (told[at]! > told[a]! ? at : a), 0);
      scores.push({ score: told[best]!, right: phrase.intents.includes(modelIntents[best]!) });
    });
    const right = scores.filter((each) => each.right).length;
    process.stderr.write(
      `fold ${fold + 1}: ${((100 * right) / scores.length).toFixed(1)} % of ${scores.length} right so far\n`,
    );
  }
  return scores;
}

async function main(): Promise<void> {
  const phrases = all();
  const perLine = new Map<number, number>();
  for (const { line } of phrases) perLine.set(line, (perLine.get(line) ?? 0) + 1);
  const examples = phrases.map((phrase) => intentExample(phrase, perLine));
  process.stderr.write(`${perLine.size} lines, ${phrases.length} phrases\n`);
  const calibration = isotonic(heldOutScores(phrases, examples), 12);
  const intents = learn(
    examples,
    { buckets: intentBuckets, width: columns.length },
    { ...intentHow, chance: chanceOf(seed) },
  );
  const spoken = learn(
    phrases.flatMap(languageExamples),
    { buckets: languageBuckets, width: languages.length },
    { ...languageHow, chance: chanceOf(seed) },
  );
  const model = {
    name: 'words-3',
    calibration,
    intents: stored(intents, intentBuckets, columns.length),
    languages: stored(spoken, languageBuckets, languages.length),
  };
  const written = await format(JSON.stringify(model), { parser: 'json', printWidth: 120 });
  writeFileSync(file, written);
  process.stderr.write(`${written.length} bytes written
`);
}

void main();
