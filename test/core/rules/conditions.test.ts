import fc from 'fast-check';
import { scopeFields, scopeOf } from '../../../src/core/rules/conditionScope';
import { checkCondition, holds, longestCondition } from '../../../src/core/rules/conditions';
import { context, days, heldByMaria, hours, minutes, now } from '../given';
import { more } from './moreContext';

const told = context(
  {
    contact: { isNew: false, ownerId: 'maria', language: 'pt' },
    deal: { stage: 'Proposta enviada', value: 12_000.5 },
    control: { holder: heldByMaria, optedOut: true },
    wait: { sinceMs: now - hours(1), dueAtMs: now + hours(1) },
    history: { inboundCount: 7, outboundCount: 3, automationAnswersInRow: 1, lastOutboundAtMs: now - minutes(90) },
    more,
  },
  {
    messages: [
      { type: 'text', text: 'ПРИВЕТ, где заказ A-77?', atMs: now - minutes(2) },
      { type: 'image', text: null, atMs: now - minutes(1) },
    ],
    understanding: {
      language: 'ru',
      intent: 'delivery',
      confidence: 0.93,
      intents: [
        { intent: 'delivery', confidence: 0.93 },
        { intent: 'documents', confidence: 0.4 },
      ],
      asks: true,
      urgent: true,
      sentiment: 'negative',
      entities: [
        { kind: 'date', text: 'завтра', day: '2026-03-11', time: null },
        { kind: 'reference', text: 'A-77', value: 'A-77' },
        { kind: 'email', text: 'x@firma.example', value: 'x@firma.example' },
        { kind: 'quantity', text: '20 шт', amount: 20, unit: 'шт' },
      ],
    },
  },
);

/** Each field with what it says in `told`, and with what it says when nothing is known. */
const fields: readonly (readonly [field: string, known: string, empty: string])[] = [
  ['turn.intent', '"delivery"', '"price"'],
  ['turn.intents', '["delivery", "documents"]', '["price"]'],
  ['turn.confidence', '0.93', '0.0'],
  ['turn.language', '"ru"', '"pt"'],
  ['turn.urgent', 'true', 'false'],
  ['turn.asks', 'true', 'true'],
  ['turn.sentiment', '"negative"', '""'],
  ['turn.text', '"ПРИВЕТ, где заказ A-77?"', '"Oi, quanto custa a cadeira de escritório?"'],
  ['turn.lowerText', '"привет, где заказ a-77?"', '"oi, quanto custa a cadeira de escritório?"'],
  ['turn.messageCount', '2', '1'],
  ['turn.types', '["text", "image"]', '["text"]'],
  ['turn.hasFile', 'true', 'false'],
  ['turn.dates', '["2026-03-11"]', '[]'],
  ['turn.references', '["A-77"]', '[]'],
  ['turn.emails', '["x@firma.example"]', '[]'],
  ['turn.quantities', '[20.0]', '[]'],
  ['contact.known', 'true', 'false'],
  ['contact.isNew', 'false', 'false'],
  ['contact.ownerId', '"maria"', '""'],
  ['contact.language', '"pt"', '""'],
  ['deal.open', 'true', 'false'],
  ['deal.stage', '"Proposta enviada"', '""'],
  ['deal.value', '12000.5', '0.0'],
  ['customer.value', '50000.0', '0.0'],
  ['customer.openDeals', '2', '0'],
  ['company.known', 'true', 'false'],
  ['account.id', '"acc_1"', '""'],
  ['conversation.holder', '"human"', '"nobody"'],
  ['conversation.assignee', '"maria"', '""'],
  ['conversation.waiting', 'true', 'false'],
  ['conversation.optedOut', 'true', 'false'],
  ['history.inboundCount', '7', '1'],
  ['history.outboundCount', '3', '0'],
  ['history.automationAnswersInRow', '1', '0'],
  ['history.lastAnswerBy', '"agent"', '""'],
  ['history.lastAnswerAgent', '"maria"', '""'],
  ['history.minutesSinceLastAnswer', '90.0', '0.0'],
  ['history.weAsked', 'true', 'false'],
  ['inquiry.open', 'true', 'false'],
  ['inquiry.topic', '"delivery"', '""'],
  ['inquiry.count', '2', '0'],
  ['inquiry.lastOutcome', '"closed"', '""'],
  ['buyer.country', '"KZ"', '""'],
  ['buyer.timeZone', '"Asia/Almaty"', '""'],
  ['buyer.hour', '17', '0'],
  ['buyer.weekday', '"tue"', '""'],
  ['window.open', 'true', 'false'],
  ['window.priceClass', '"service"', '""'],
  ['now.weekday', '"tue"', '"tue"'],
  ['now.hour', '12', '12'],
  ['now.date', '"2026-03-10"', '"2026-03-10"'],
];

test('the table names every field there is', () => {
  const all = Object.entries(scopeFields).flatMap(([variable, one]) =>
    Object.keys(one).map((name) => `${variable}.${name}`),
  );
  expect(fields.map(([field]) => field)).toEqual(all);
});

const unknown = context({ contact: null, window: null });

test.each(fields)('%s is told, is empty when nothing is known, and is nothing else', (field, known, empty) => {
  for (const [of, value] of [
    [told, known],
    [unknown, empty],
  ] as const) {
    expect(checkCondition(`${field} == ${value}`)).toEqual({ ok: true });
    expect(holds(`${field} == ${value}`, scopeOf(of))).toBe(true);
    expect(holds(`${field} != ${value}`, scopeOf(of))).toBe(false);
  }
});

test.each([
  ['turn.intent == "price" && customer.value >= 10000', false],
  ['turn.intent in ["delivery", "complaint"] && customer.value >= 10000', true],
  ['turn.urgent || turn.sentiment == "angry"', true],
  ['!contact.isNew && (deal.stage == "" || deal.value > 12000)', true],
  ['turn.dates.exists(day, day == now.date)', false],
  ['turn.references.all(one, one.startsWith("A-"))', true],
  ['turn.quantities.exists(amount, amount >= 20)', true],
  ['turn.intents.filter(one, one != "documents").size() == 1', true],
  ['size(turn.text) > 10 && turn.lowerText.contains("заказ")', true],
  ['buyer.hour < 8 || buyer.hour >= 18 ? false : turn.hasFile', true],
  ['history.inboundCount * 2 - 4 > 9', true],
  ['deal.value == 12000 || 7.0 == history.inboundCount', true],
  ['deal.value != 12000', true],
  ['"documents" in turn.intents', true],
  ['inquiry.topic == "" || inquiry.topic != ""', true],
  ['true', true],
])('%s', (condition, expected) => {
  expect(checkCondition(condition)).toEqual({ ok: true });
  expect(holds(condition, scopeOf(told))).toBe(expected);
});

test.each([
  ['turn.intnet == "price"', 1, 1, 'There is no `turn.intnet`; `turn` has intent,'],
  ['turn.intent == "price" &&\n  custmer.value > 3', 2, 3, 'There is no `custmer`; there is turn, contact,'],
  ['turn.intent', 1, 1, 'is string; it has to be true or false (bool).'],
  ['', 1, 1, ''],
  ['turn.intent == 3', 1, 1, 'no such overload: string == int'],
  ['turn.urgent ? true : "x"', 1, 1, 'Ternary branches must have the same type'],
  ['turn.urgent and turn.asks', 1, 13, 'Unexpected character'],
  ['turn.intent ==', 1, 15, 'Unexpected token: EOF'],
  ['price', 1, 1, 'Unknown variable: price'],
  ['turn.constructor == turn.constructor', 1, 1, 'There is no `turn.constructor`'],
  ['turn.__proto__ == ""', 1, 1, 'There is no `turn.__proto__`'],
  ['constructor.name == ""', 1, 1, 'There is no `constructor`'],
  ['turn["intent"] == "price"', 1, 1, 'A place in a list may be empty'],
  ['turn.dates[0] == ""', 1, 1, 'A place in a list may be empty'],
  ['has(turn.anything)', 1, 1, '`has` can’t be used here'],
  ['dyn(turn).x == 1', 1, 1, 'There is'],
  ['1 / history.inboundCount > 0', 1, 1, 'Division can fail: multiply instead.'],
  ['turn.text.matches("(a+)+$")', 1, 1, 'Patterns can take long: use `contains`.'],
  ['turn.text.split("").size() > 3', 1, 1, '`split` can’t be used here'],
  ['cel.bind(x, turn.text + turn.text, x == "")', 1, 1, '`bind` can’t be used here'],
  ['turn.dates.exists(a, turn.dates.exists(b, a == b))', 1, 22, 'can’t stand inside another one'],
  ['{"a": 1}.b == 1', 1, 1, 'Maps can’t be used here'],
  ['int("x") == 1', 1, 1, '`int` can’t be used here'],
  ['timestamp("x") == timestamp("y")', 1, 1, '`timestamp` can’t be used here'],
  ['turn.intent == "prices"', 1, 16, '`turn.intent` is never "prices"; there is price,'],
  ['"Angry" != turn.sentiment', 1, 1, '`turn.sentiment` is never "Angry"; there is angry,'],
  ['true && turn.intent in ["price", "ordr"]', 1, 34, '`turn.intent` is never "ordr"'],
  ['"ordr" in turn.intents', 1, 1, '`turn.intents` is never "ordr"'],
  ['conversation.holder == "ana"', 1, 24, '`conversation.holder` is never "ana"; there is automation,'],
  ['inquiry.topic == "sales" || turn.asks', 1, 18, '`inquiry.topic` is never "sales"'],
  ['now.weekday == "monday"', 1, 16, '`now.weekday` is never "monday"; there is mon,'],
  ['turn.lowerText.contains("Заказ")', 1, 25, 'has no capitals'],
])('%s is refused, with the place', (condition, line, column, fault) => {
  const seen = checkCondition(condition);
  expect(seen).toMatchObject({ ok: false, position: { line, column } });
  expect(seen.ok ? '' : seen.fault).toContain(fault);
  expect(holds(condition, scopeOf(told))).toBe('failed');
});

test('a condition that is too long, too deep or too wide is refused', () => {
  expect(checkCondition(`"${'x'.repeat(longestCondition)}" == ""`)).toMatchObject({
    ok: false,
    fault: expect.stringContaining('2000'),
  });
  expect(checkCondition(`${'('.repeat(900)}true${')'.repeat(900)}`).ok).toBe(false);
  expect(checkCondition(`${'!'.repeat(1000)}true`).ok).toBe(false);
  expect(checkCondition(`1 in [${'1,'.repeat(400)}1]`).ok).toBe(false);
});

test('what passes the check and fails all the same holds not, and says so', () => {
  const overflow = 'history.inboundCount * 9223372036854775807 > 0';
  expect(checkCondition(overflow)).toEqual({ ok: true });
  expect(holds(overflow, scopeOf(told))).toBe('failed');
});

describe('what a condition costs at most', () => {
  const list = (count: number) => `[${Array.from({ length: count }, (_, i) => `"${i}йж"`).join(',')}]`;
  const sum = (count: number) => Array.from({ length: count }, () => 'turn.text').join('+');
  const text = 'й'.repeat(2000);
  const longest = { messages: Array.from({ length: 10 }, () => ({ type: 'text' as const, text, atMs: now })) };
  const scope = scopeOf(context({ more }, longest));

  test.each([
    `${list(95)}.exists(word, turn.lowerText.contains(word))`,
    `turn.types.all(one, turn.text.lowerAscii() != one)`,
    `${list(20)}.all(one, turn.text.trim().size() > 1)`,
    `(${sum(20)}).size() > 1`,
  ])('is little: %s', (condition) => {
    expect(checkCondition(condition)).toEqual({ ok: true });
    const startedMs = performance.now();
    expect(holds(condition, scope)).not.toBe('failed');
    // Measured at 2 to 9 ms; a slow machine may take a hundred times that.
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  test.each([
    `${list(95)}.exists(word, (${sum(60)}).contains(word))`,
    `${list(95)}.all(word, (${sum(60)}).lowerAscii().size() > 1)`,
    `${list(95)}.all(word, turn.text.lowerAscii().contains(word))`,
    `${list(95)}.filter(word, turn.text.contains(word)).all(word, turn.lowerText.contains(word))`,
    `[${'turn.text,'.repeat(90)}"x"].exists(one, one.trim() == turn.lowerText)`,
    `[turn.text, turn.lowerText].exists(one, ${'one.size() > 1 && '.repeat(30)}true)`,
    `${list(95)}.all(i, ${'!turn.text.contains("c")&&'.repeat(30)}true)`,
  ])('is too much: %s', (condition) => {
    const seen = checkCondition(condition);
    expect(seen).toMatchObject({ ok: false, position: { line: 1, column: 1 } });
    expect(seen.ok ? '' : seen.fault).toContain('could take long');
    expect(holds(condition, scope)).toBe('failed');
  });
});

test('whatever is written, checking and working out never throw, and what passes is true or false', () => {
  const scope = scopeOf(told);
  const words = fields.map(([field]) => field);
  const pieces = [
    '==',
    '!=',
    '<',
    '>',
    '+',
    '-',
    '*',
    '/',
    '&&',
    '||',
    '!',
    '(',
    ')',
    '[',
    ']',
    '?',
    ':',
    ',',
    '.',
    'in',
    '""',
    '"price"',
    '1',
    '0.5',
    'true',
    'x',
    '.exists(x, ',
    '.contains(',
    '.size()',
    'null',
    "b'x'",
    '1u',
  ];
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...words, ...pieces), { maxLength: 12 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const { ok } = checkCondition(text);
      const answer = holds(text, scope);
      expect(ok ? [true, false, 'failed'] : ['failed']).toContain(answer);
      expect(holds(text, scope)).toBe(answer);
    }),
    { numRuns: 2000 },
  );
});

test('contexts of any age have a scope', () => {
  const { understanding } = told.turn;
  for (const one of [
    told,
    unknown,
    context({}, { understanding: { ...understanding, entities: [] } }),
    context({ nowMs: now + days(400) }),
  ])
    expect(holds('turn.messageCount >= 0', scopeOf(one))).toBe(true);
  const odd = context({
    deal: { stage: 'x', value: NaN },
    more: { ...more, customer: { value: null, openDeals: 1.5 } },
  });
  expect(holds('deal.value == 0 && customer.openDeals == 1', scopeOf(odd))).toBe(true);
});
