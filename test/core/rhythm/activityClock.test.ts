import fc from 'fast-check';
import { activityClock } from '../../../src/core/rhythm/activityClock';
import { buyerRhythmOf } from '../../../src/core/rhythm/buyerRhythm';
import { examplesOf } from '../../../src/core/rhythm/examples';
import { mostSpansKept, type MessageTime } from '../../../src/core/rhythm/rhythm';
import { zones } from './randomRhythm';
import { dayMs, hourMs, mondayMs } from './support';

const flat = new Array<number>(24).fill(1);
/** Awake from 8 until 20. */
const awakeByDay = flat.map((_, hour) => (hour >= 8 && hour < 20 ? 2 : 0));

describe('activityClock', () => {
  test.each([
    ['the day counts double', awakeByDay, 'UTC', '2026-03-02T09:00Z', '2026-03-02T11:00Z', 4],
    ['the night stands still', awakeByDay, 'UTC', '2026-03-02T21:00Z', '2026-03-03T07:00Z', 0],
    ['parts of hours count in part', awakeByDay, 'UTC', '2026-03-02T07:30Z', '2026-03-02T08:15Z', 0.5],
    ['a day is a day', awakeByDay, 'UTC', '2026-03-02T09:17Z', '2026-03-05T09:17Z', 72],
    ['it is the hour on their wall', awakeByDay, 'Asia/Kathmandu', '2026-03-02T02:15Z', '2026-03-02T03:15Z', 2],
    ['an hour is missing in spring', flat, 'Europe/Madrid', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 23],
    [
      'after the clocks went forward the hours are the new ones',
      awakeByDay,
      'Europe/Madrid',
      '2026-03-29T00:00Z',
      '2026-03-29T07:00Z',
      2,
    ],
    ['an hour comes twice in autumn', flat, 'Europe/Madrid', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25],
  ])('%s', (_name, profile, zone, from, until, hours) => {
    expect(activityClock(profile, zone, Date.parse(from))(Date.parse(until))).toBeCloseTo(hours, 9);
  });

  test('never runs backwards, and adds up', () => {
    const instants = fc.integer({ min: mondayMs, max: mondayMs + 300 * dayMs });
    fc.assert(
      fc.property(
        zones,
        instants,
        fc.nat({ max: 9 * dayMs }),
        fc.nat({ max: 9 * dayMs }),
        (zone, fromMs, one, more) => {
          const whole = activityClock(awakeByDay, zone, fromMs)(fromMs + one + more);
          const first = activityClock(awakeByDay, zone, fromMs)(fromMs + one);
          const second = activityClock(awakeByDay, zone, fromMs + one)(fromMs + one + more);
          expect(second).toBeGreaterThanOrEqual(-1e-9);
          expect(first + second).toBeCloseTo(whole, 6);
        },
      ),
    );
  });

  test('asks for a zone there is', () => {
    expect(() => activityClock(flat, 'Nowhere/Town', mondayMs)(mondayMs + hourMs)).toThrow(RangeError);
  });
});

describe('buyerRhythmOf', () => {
  test('counts bursts of the buyer by the hour of their own clock, and keeps what has ended', () => {
    const messages: MessageTime[] = [
      { direction: 'out', atMs: mondayMs },
      { direction: 'in', atMs: mondayMs + hourMs },
      { direction: 'in', atMs: mondayMs + hourMs + 60_000 },
      { direction: 'out', atMs: mondayMs + 2 * hourMs },
    ];
    const { activity, spans } = buyerRhythmOf(messages, 'Europe/Madrid');
    expect(activity.flatMap((count, hour) => (count > 0 ? [[hour, count]] : []))).toEqual([[11, 1]]);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ startedAtMs: mondayMs, durationMs: hourMs, end: 'replied' });
  });

  test('is what an example was given at the end of the same messages, and does not grow', () => {
    const made = fc.array(
      fc.record({ direction: fc.constantFrom('in' as const, 'out' as const), gapMs: fc.nat({ max: 40 * hourMs }) }),
      { maxLength: 150 },
    );
    fc.assert(
      fc.property(made, zones, (steps, zone) => {
        let atMs = mondayMs;
        const messages: MessageTime[] = steps.map(({ direction, gapMs }) => ({ direction, atMs: (atMs += gapMs) }));
        for (const { span, buyer } of examplesOf({ messages, zone }, atMs + dayMs)) {
          const until = messages.filter((message) => message.atMs <= span.startedAtMs);
          if (until.at(-1)?.direction === 'in') continue;
          expect(buyer).toEqual(buyerRhythmOf(until, zone));
          expect(buyer.spans.length).toBeLessThanOrEqual(mostSpansKept);
        }
      }),
    );
  });
});
