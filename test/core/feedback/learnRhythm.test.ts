import { learnPrematureHours } from '../../../src/core/feedback/learnPremature';
import { learnRhythm } from '../../../src/core/feedback/learnRhythm';
import { parameterBounds } from '../../../src/core/feedback/parameters';
import type { History } from '../../../src/core/rhythm/examples';
import type { MessageTime } from '../../../src/core/rhythm/rhythm';

const hourMs = 3600 * 1000;
const startMs = Date.UTC(2026, 2, 2, 9);

/** The same numbers at every run, in [0, 1). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** Buyers of two kinds: half answer within the hour, half after a day or two or never. `mixed`: nobody has a kind of their own. */
function histories(buyers: number, mixed: boolean): History[] {
  const chance = chances(7);
  return Array.from({ length: buyers }, (_, buyer) => {
    const messages: MessageTime[] = [];
    let atMs = startMs + chance() * 600 * hourMs;
    for (let turn = 0; turn < 8; turn++) {
      messages.push({ atMs, direction: 'in' }, { atMs: atMs + hourMs / 4 + chance() * hourMs, direction: 'out' });
      const isFast = mixed ? chance() < 0.5 : buyer % 2 === 0;
      if (!isFast && chance() < 0.4) break;
      const waitMs = isFast ? chance() * hourMs : (20 + chance() * 40) * hourMs;
      atMs += hourMs * 2 + waitMs;
    }
    return { messages: messages.sort((a, b) => a.atMs - b.atMs), zone: 'America/Sao_Paulo' };
  });
}

const nowMs = startMs + 1500 * hourMs;

test('buyers who have a rhythm of their own are forecast better than with one curve; learnt again it is not better', () => {
  const given = histories(150, false);
  const { learnt, heldOut } = learnRhythm(given, null, nowMs);
  if (learnt.outcome !== 'learnt') throw new Error(JSON.stringify(learnt));
  const [, candidate, oneCurve] = learnt.figures;
  expect(candidate?.value).toBeLessThan((oneCurve?.value ?? 0) * 0.9);
  expect(heldOut.length).toBeGreaterThan(50);
  // What was learnt from all of it has seen what it is held against.
  const again = learnRhythm(given, learnt.value, nowMs).learnt;
  expect(again.figures.map(({ name }) => name)).toEqual(['heldOutSpans', 'brier', 'brierOneCurve', 'brierInForce']);
  expect(again.outcome).toBe('notBetter');
  expect(learnRhythm(given, null, nowMs).learnt).toEqual(learnt);
  const premature = learnPrematureHours(learnt.value, heldOut);
  if (premature.outcome !== 'learnt') throw new Error(premature.outcome);
  expect(premature.value).toBeGreaterThanOrEqual(parameterBounds.prematureHours.least);
  expect(premature.value).toBeLessThanOrEqual(parameterBounds.prematureHours.most);
  const [fixed, needless, meanHours] = premature.figures.map(({ value }) => value);
  expect(needless).toBeLessThanOrEqual(fixed ?? 0);
  expect(meanHours).toBeGreaterThanOrEqual(24);
}, 60_000);

test('too few spans teach nothing', () => {
  expect(learnRhythm(histories(20, true), null, nowMs).learnt).toMatchObject({ outcome: 'tooLittle', figures: [] });
  expect(learnRhythm([], null, nowMs)).toMatchObject({ learnt: { seen: 0 }, heldOut: [] });
});

test('nothing after now is looked at, and what was written before is judged as it was known then', () => {
  const given = histories(150, false);
  const earlierMs = startMs + 700 * hourMs;
  const cut = given.map((one) => ({ ...one, messages: one.messages.filter(({ atMs }) => atMs < earlierMs) }));
  expect(learnRhythm(given, null, earlierMs).learnt).toEqual(learnRhythm(cut, null, earlierMs).learnt);
}, 60_000);
