import { understandTurn } from '../../../src/core/understanding/understandTurn';
import type { Entity, UnderstandingHints } from '../../../src/core/understanding/understanding';

/** Friday, 6 March 2026, 07:30 in Shanghai; still Thursday in São Paulo. */
const nowMs = Date.UTC(2026, 2, 5, 23, 30);
const hints = (timeZone: string): UnderstandingHints => ({ nowMs, timeZone, language: null });
const named = (text: string, timeZone = 'Asia/Shanghai'): readonly Entity[] =>
  understandTurn([text], hints(timeZone)).entities ?? [];

test.each<[string, string, string | null]>([
  ['Can you come tomorrow at 3pm?', '2026-03-07', '15:00'],
  ['明天下午3点可以吗', '2026-03-07', '15:00'],
  ['下周一见', '2026-03-09', null],
  ['el 15 de marzo a las 4 de la tarde', '2026-03-15', '16:00'],
  ['pode ser 12/03 às 15h?', '2026-03-12', '15:00'],
  ['on se voit après-demain', '2026-03-08', null],
  ['в пятницу в 15:30', '2026-03-13', '15:30'],
  ['يوم ١٢ مارس', '2026-03-12', null],
  ['सोमवार को आ सकता हूँ', '2026-03-09', null],
  ['besok jam 3 sore ya', '2026-03-07', '15:00'],
  ['cuma 20:00 uygun mu', '2026-03-13', '20:00'],
  ['March 5th, 2027', '2027-03-05', null],
  ['3月15日', '2026-03-15', null],
  ['2026-04-01 please', '2026-04-01', null],
  ['2/1', '2027-01-02', null],
  ['3/25/2026', '2026-03-25', null],
])('%s is %s, %s', (text, day, time) => {
  expect(named(text)).toContainEqual(expect.objectContaining({ kind: 'date', day, time }));
});

test('tomorrow is told on the clock of the buyer', () => {
  expect(named('tomorrow', 'America/Sao_Paulo')).toMatchObject([{ day: '2026-03-06' }]);
  expect(named('tomorrow', 'Asia/Shanghai')).toMatchObject([{ day: '2026-03-07' }]);
  expect(named('tomorrow', 'No/Such_Zone')).toMatchObject([{ day: '2026-03-06' }]);
});

test.each(['por la mañana no puedo', 'open 24/7', '31/02', 'version 1.2', 'call 07700 900123', 'mon colis'])(
  'no date in: %s',
  (text) => {
    expect(named(text).filter(({ kind }) => kind === 'date')).toEqual([]);
  },
);

test.each<[string, number, string]>([
  ['10 boxes please', 10, 'boxes'],
  ['1.500 unidades', 1500, 'unidades'],
  ['2,5 kg', 2.5, 'kg'],
  ['20 шт', 20, 'шт'],
  ['٥٠ قطعة', 50, 'قطعة'],
  ['要3箱', 3, '箱'],
  ['५ किलो', 5, 'किलो'],
])('%s is a quantity', (text, amount, unit) => {
  expect(named(text)).toContainEqual({ kind: 'quantity', text: expect.any(String) as string, amount, unit });
});

test.each<[string, string]>([
  ['where is #1123', '1123'],
  ['order 48213 please', '48213'],
  ['pedido A-5531', 'A-5531'],
  ['inv-2024-88', 'INV-2024-88'],
  ['订单48213', '48213'],
  ['فاتورة رقم 77120', '77120'],
])('%s is a reference', (text, value) => {
  expect(named(text)).toContainEqual(expect.objectContaining({ kind: 'reference', value }));
});

test('e-mails in small letters', () => {
  expect(named('write to Ana.B@Example.com.')).toEqual([
    { kind: 'email', text: 'Ana.B@Example.com', value: 'ana.b@example.com' },
  ]);
});

test('nothing is named without the clock of the buyer', () => {
  expect(understandTurn(['tomorrow at 3pm']).entities).toBeUndefined();
});
