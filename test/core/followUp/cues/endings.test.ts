import { judged, readEndings, type Part, type WrittenEnding } from './readEndings';

/** What these rules reached, less a little. What to expect of other words is told above the table, not here. */
const least: Readonly<Record<Part, number>> = {
  'Worked with': 0.98,
  'Held out': 0.97,
  'Held out again': 0.97,
  'Held out a third time': 0.97,
  'Held out a fourth time': 0.97,
  'Held out at last': 0.97,
  'Written blind': 0.95,
  'Written last': 0.88,
  'Written at the very end': 0.92,
  'Written blind again': 0.97,
  'Held out of that': 0.9,
  'Written by a third author': 0.86,
};

function described(ending: WrittenEnding): string {
  const { language, lastWord, ours, theirs, kind } = ending;
  const { kind: found, reasons } = judged(ending);
  return `${language}: ${kind}, not ${found} (${reasons.join(', ')}) | ${lastWord} | ${ours} | ${theirs ?? '(none)'}`;
}

describe('the written endings', () => {
  it.each(Object.entries(least) as [Part, number][])('%s: at least %d are told right', (part, share) => {
    const endings = readEndings(part);
    const misses = endings.filter((ending) => judged(ending).kind !== ending.kind);
    const right = 1 - misses.length / endings.length;
    if (misses.length > 0) process.stdout.write(`${part}: ${right.toFixed(3)}\n${misses.map(described).join('\n')}\n`);
    expect(right).toBeGreaterThanOrEqual(share);
  });

  it('are of ten languages and three kinds, at least 1,340, none twice', () => {
    const all = (Object.keys(least) as Part[]).flatMap(readEndings);
    expect(all.length).toBeGreaterThanOrEqual(1340);
    expect(new Set(all.map(({ language }) => language)).size).toBe(10);
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(3);
    expect(new Set(all.map(({ ours, theirs }) => `${ours} | ${theirs}`)).size).toBe(all.length);
  });
});
