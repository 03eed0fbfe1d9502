import { appointmentOf, type UnderstoodTurn } from '../../../src/core/followUp/appointmentOf';
import type { SaidMessage } from '../../../src/core/followUp/lastWords';

const hourMs = 3600 * 1000;
const beganAtMs = Date.parse('2026-03-10T12:00:00Z');
const hints = { language: 'en', zone: 'Europe/Berlin' };

const turn = (hoursAgo: number, intent: string, day: string, time: string | null = null): UnderstoodTurn => ({
  ...{ atMs: beganAtMs - hoursAgo * hourMs, intents: [intent] },
  entities: [{ kind: 'date', text: day, day, time }],
});
const said = (...lines: readonly ['in' | 'out', number, string][]): SaidMessage[] =>
  lines
    .map(([direction, hoursAgo, text], place) => ({
      ...{
        id: `m${place}`,
        direction,
        text,
        turnId: null,
        atMs: beganAtMs - hoursAgo * hourMs,
        status: 'none' as const,
      },
    }))
    .reverse();
const found = (lines: SaidMessage[], turns: UnderstoodTurn[]) => {
  const date = appointmentOf(lines, turns, beganAtMs, hints);
  return (
    date && [new Date(date.atMs).toISOString(), date.untilMs === undefined ? null : (date.untilMs - date.atMs) / hourMs]
  );
};

test('a day is the whole day there, a time an instant', () => {
  expect(found([], [turn(2, 'appointment', '2026-03-12')])).toEqual(['2026-03-11T23:00:00.000Z', 24]);
  expect(found([], [turn(2, 'delivery', '2026-03-12', '15:30')])).toEqual(['2026-03-12T14:30:00.000Z', null]);
  // The clocks change that day.
  expect(found([], [turn(2, 'order', '2026-03-29')])).toEqual(['2026-03-28T23:00:00.000Z', 23]);
});

test('the newest words that name a day to come count; small talk names none', () => {
  const turns = [
    turn(1, 'chatter', '2026-03-11'),
    turn(2, 'appointment', '2026-03-14'),
    turn(9, 'order', '2026-03-12'),
  ];
  expect(found([], turns)?.[0]).toBe('2026-03-13T23:00:00.000Z');
  expect(found([], [turn(1, 'appointment', '2026-03-09'), turn(9, 'order', '2026-03-12')])?.[0]).toBe(
    '2026-03-11T23:00:00.000Z',
  );
});

test('what is past, or half a year off, is none', () => {
  expect(found([], [turn(1, 'appointment', '2026-03-09'), turn(1, 'appointment', '2026-12-01')])).toBeNull();
  expect(found([], [turn(1, 'appointment', 'nonsense')])).toBeNull();
});

test('a day of ours counts once the buyer has agreed in their next words', () => {
  const asked = ['out', 5, 'Shall we say 2026-03-13 at 15:00?'] as const;
  expect(found(said([...asked]), [])).toBeNull();
  expect(found(said([...asked], ['in', 4, 'Perfect, thank you!']), [])).toEqual(['2026-03-13T14:00:00.000Z', null]);
  expect(found(said([...asked], ['in', 4, 'Yes, thanks!']), [])).toEqual(['2026-03-13T14:00:00.000Z', null]);
  expect(found(said([...asked], ['in', 4, 'Thanks. I need another day, please send me other dates']), [])).toBeNull();
  expect(found(said([...asked], ['in', 4, 'No, not interested any more.']), [])).toBeNull();
  expect(found(said([...asked], ['in', 4, 'Is there parking?'], ['in', 3, 'Perfect, thank you!']), [])).toBeNull();
});
