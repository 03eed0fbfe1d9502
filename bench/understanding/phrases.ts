import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languages, type Language } from '../../src/core/understanding/languages';
import { modelIntents, type ModelIntent } from '../../src/core/understanding/model';

/** One message to learn from. `line` tells which written line it came from: all of one line are learned or held out together. */
export interface Phrase {
  readonly text: string;
  readonly language: Language;
  readonly intents: readonly ModelIntent[];
  readonly asks: boolean;
  readonly tone: 'angry' | 'negative' | 'neutral' | 'positive';
  readonly line: number;
}

export type Chance = () => number;

/** A stream of numbers between 0 and 1, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const tells: ReadonlySet<ModelIntent> = new Set(['complaint', 'closing', 'assent', 'chatter', 'other']);

/** The phrases of one language's file: each line written out at most `most` times, its choices and fillings drawn by chance. */
export function readPhrases(language: Language, most: number, chance: Chance): Phrase[] {
  const file = path.join(__dirname, 'training', `${language}.txt`);
  const fillings = new Map<string, readonly string[]>();
  const phrases: Phrase[] = [];
  let intent: ModelIntent = 'other';
  let asks = false;
  let tone: Phrase['tone'] = 'neutral';
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((written, index) => {
      if (written === '') return;
      const filling = /^= (\w+): (.*)$/.exec(written);
      if (filling) return void fillings.set(filling[1]!, filling[2]!.split(' | '));
      const heading = /^## (\w+)( asks)?(?: \[tells (\w+)\])?$/.exec(written);
      if (heading) {
        intent = heading[1] as ModelIntent;
        if (!modelIntents.includes(intent)) throw new Error(`${file}:${index + 1}: no intent ${intent}`);
        asks = heading[2] !== undefined || !tells.has(intent);
        tone = (heading[3] as Phrase['tone'] | undefined) ?? 'neutral';
        return;
      }
      const marked = /^(.*?) \| (angry|positive)$/.exec(written);
      const line = languages.indexOf(language) * 10_000 + index;
      const texts = new Set<string>();
      for (let attempt = 0; attempt < most * 2 && texts.size < most; attempt += 1) {
        const text = writeOut(marked?.[1] ?? written, fillings, chance);
        if (text !== '') texts.add(text);
      }
      for (const text of texts) {
        phrases.push({
          text,
          language,
          intents: [intent],
          asks,
          tone: (marked?.[2] as Phrase['tone'] | undefined) ?? tone,
          line,
        });
      }
    });
  return phrases;
}

function writeOut(written: string, fillings: ReadonlyMap<string, readonly string[]>, chance: Chance): string {
  let text = written;
  for (let inner = /\(([^()]*)\)/.exec(text); inner; inner = /\(([^()]*)\)/.exec(text)) {
    text = text.slice(0, inner.index) + pick(inner[1]!.split('|'), chance) + text.slice(inner.index + inner[0].length);
  }
  text = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const among = fillings.get(name);
    if (!among) throw new Error(`no filling ${name}`);
    return pick(among, chance);
  });
  if (/[()|{}]/.test(text)) throw new Error(`unfinished: ${written}`);
  return text.trim();
}

export function pick<Item>(items: readonly Item[], chance: Chance): Item {
  return items[Math.floor(chance() * items.length)]!;
}
