import type { MessageTime } from '../../../src/core/rhythm/rhythm';
import { silenceOf, spansOf, stateOf } from '../../../src/core/rhythm/spans';

const minuteMs = 60_000;
const startMs = Date.UTC(2026, 2, 2, 9);

/** `out 0, in 12`: our message at once, the buyer's after twelve minutes. */
function messages(written: string): MessageTime[] {
  if (written === '') return [];
  return written.split(', ').map((part) => {
    const [direction, minutes] = part.split(' ');
    if (direction !== 'in' && direction !== 'out') throw new Error(`Not a direction: ${part}`);
    return { direction, atMs: startMs + Number(minutes) * minuteMs };
  });
}

function shortly(written: string, untilMinutes: number): string[] {
  return spansOf(messages(written), startMs + untilMinutes * minuteMs).map(
    ({ startedAtMs, durationMs, end, state }) =>
      `${(startedAtMs - startMs) / minuteMs} for ${durationMs / minuteMs} ${end} ${state}`,
  );
}

describe('spansOf', () => {
  test.each([
    ['nothing', '', 60, []],
    ['only the buyer', 'in 0, in 30', 60, []],
    ['answered', 'out 0, in 5', 60, ['0 for 5 replied neverWrote']],
    ['open', 'out 0', 60, ['0 for 60 open neverWrote']],
    ['a burst counts from its last message', 'out 0, out 9, in 12', 60, ['9 for 3 replied neverWrote']],
    [
      'ten minutes part two bursts',
      'out 0, out 10, in 12',
      60,
      ['0 for 10 promptedAgain neverWrote', '10 for 2 replied neverWrote'],
    ],
    [
      'only neighbours are one burst, and each may be nearly ten minutes from the next',
      'out 0, out 9, out 18, in 20, out 25, out 40',
      60,
      ['18 for 2 replied neverWrote', '25 for 15 promptedAgain within15Minutes', '40 for 20 open withinHour'],
    ],
    [
      'a message between parts a burst, however short it was',
      'out 0, in 1, out 2, in 3',
      60,
      ['0 for 1 replied neverWrote', '2 for 1 replied within15Minutes'],
    ],
    [
      'the state counts from the end of their burst to the end of ours',
      'in 0, in 5, out 14, out 20, in 90',
      99,
      ['20 for 70 replied within15Minutes'],
    ],
    [
      'one instant, in the order they came',
      'out 0, in 0, out 0',
      60,
      ['0 for 0 replied neverWrote', '0 for 60 open within15Minutes'],
    ],
  ])('%s', (_name, written, untilMinutes, expected) => {
    expect(shortly(written, untilMinutes)).toEqual(expected);
  });

  test('tells how long ago each side had written', () => {
    const [, last] = spansOf(messages('in 0, out 2, in 30, out 75'), startMs + 100 * minuteMs);
    expect(last).toMatchObject({ sinceTheirsMs: 45 * minuteMs, sinceOursMs: 73 * minuteMs, state: 'withinHour' });
  });
});

test.each([
  [null, 'neverWrote'],
  [0, 'within15Minutes'],
  [15 * minuteMs, 'within15Minutes'],
  [15 * minuteMs + 1, 'withinHour'],
  [60 * minuteMs, 'withinHour'],
  [24 * 60 * minuteMs, 'withinDay'],
  [24 * 60 * minuteMs + 1, 'longer'],
])('%s ms since the buyer wrote: %s', (sinceTheirsMs, state) => {
  expect(stateOf(sinceTheirsMs)).toBe(state);
});

describe('silenceOf', () => {
  test('is the last burst of ours when nobody wrote since', () => {
    expect(silenceOf(messages('in 0, out 2, out 4'), 'Europe/Rome')).toEqual({
      beganAtMs: startMs + 4 * minuteMs,
      state: 'within15Minutes',
      sinceTheirsMs: 4 * minuteMs,
      sinceOursMs: null,
      zone: 'Europe/Rome',
    });
  });

  test.each(['', 'in 0', 'out 0, in 1', 'out 0, in 0'])('is none after %p', (written) => {
    expect(silenceOf(messages(written), 'Europe/Rome')).toBeNull();
  });
});
