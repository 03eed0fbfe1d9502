import fc from 'fast-check';
import { eventsOf, type InquiryDecision } from '../../../src/core/inquiries/eventsOf';
import type { InquiryEvent } from '../../../src/core/inquiries/event';
import { canRewind, foldInquiries, rewindInquiries } from '../../../src/core/inquiries/fold';
import { answeredAtMs, inquiryLimits, type Inquiry } from '../../../src/core/inquiries/inquiry';
import type { ConversationId, TurnId } from '../../../src/core/ids';
import type { Entity, Intent } from '../../../src/core/understanding/understanding';

const here = 'cnv_1' as ConversationId;
const there = 'cnv_2' as ConversationId;

/** A decided turn, at a moment, with an intent. */
function turn(
  atMs: number,
  intent: Intent,
  change: Partial<InquiryDecision> & { names?: string } = {},
): InquiryDecision {
  const { names, ...rest } = change;
  const entities: Entity[] = names === undefined ? [] : [{ kind: 'reference', text: names, value: names }];
  const quiet = intent === 'closing' || intent === 'assent';
  return {
    conversationId: here,
    turnId: `trn_${atMs}` as TurnId,
    step: 'route',
    outcome: quiet ? 'noReply' : 'humanReplies',
    atMs,
    codes: [],
    turn: {
      understanding: { intent, asks: !quiet, entities },
      newestAtMs: atMs - 5,
      lastOutboundAtMs: null,
      optedOut: intent === 'optOut',
    },
    answer: null,
    joinedFrom: null,
    ...rest,
  };
}

const other = (atMs: number, change: Partial<InquiryDecision>): InquiryDecision => ({
  ...turn(atMs, 'other'),
  ...{ turnId: null, turn: null, step: 'control' },
  ...change,
});
const answer = (atMs: number) =>
  other(atMs, {
    step: 'followUp',
    outcome: 'lookLater',
    answer: { leftAtMs: atMs, composedAtMs: atMs - 1, seenUntilMs: atMs - 2 },
  });
const closed = (atMs: number) => other(atMs, { outcome: 'close' });
const quiet = (atMs: number) => other(atMs, { step: 'followUp', outcome: 'closeQuietly' });

const fold = (...decisions: InquiryDecision[]) => foldInquiries([], decisions.flatMap(eventsOf));
const shown = (inquiries: readonly Inquiry[]) =>
  inquiries.map(({ topic, turns, ended }) => [topic.name, turns.map(({ atMs }) => atMs), ended?.outcome ?? 'open']);

describe('an inquiry opens', () => {
  test.each<[Intent, string[]]>([
    ['price', ['price']],
    ['complaint', ['complaint']],
    ['person', ['other']],
    ['other', ['other']],
    ['greeting', []],
    ['chatter', []],
    ['assent', []],
    ['closing', []],
    ['optOut', []],
    ['optIn', []],
  ])('a turn of intent %s opens %j', (intent, expected) => {
    expect(fold(turn(10, intent)).map(({ topic }) => topic.name)).toEqual(expected);
  });

  test('a reaction opens none; a question that needs no reply any more does', () => {
    const reaction = turn(10, 'other', { outcome: 'noReply' });
    const silent = { ...reaction.turn!, understanding: { intent: 'other' as const, asks: false } };
    expect(fold({ ...reaction, turn: silent })).toEqual([]);
    expect(shown(fold(turn(10, 'price', { outcome: 'noReply' })))).toEqual([['price', [10], 'open']]);
  });

  test('what follows joins it when it names nothing of its own, or the same', () => {
    expect(shown(fold(turn(10, 'price'), turn(20, 'greeting'), turn(30, 'price'), turn(40, 'assent')))).toEqual([
      ['price', [10, 20, 30, 40], 'open'],
    ]);
  });

  test('a different topic opens another, and what nobody could name takes the name that follows', () => {
    expect(shown(fold(turn(10, 'other'), turn(20, 'price'), turn(30, 'delivery'), turn(40, 'other')))).toEqual([
      ['price', [10, 20], 'open'],
      ['delivery', [30, 40], 'open'],
    ]);
  });

  test('the same reference joins whatever the topic', () => {
    const all = fold(turn(10, 'order', { names: 'A-7' }), turn(20, 'price'), turn(30, 'delivery', { names: 'A-7' }));
    expect(shown(all)).toEqual([
      ['order', [10, 30], 'open'],
      ['price', [20], 'open'],
    ]);
    expect(all[0]?.reference?.value).toBe('A-7');
  });

  test('of eleven open ones the oldest takes in the last', () => {
    const ten = Array.from({ length: inquiryLimits.open }, (_one, at) => opened(at));
    const price: InquiryEvent = { ...eventsOf(turn(90, 'price'))[0]! };
    const after = foldInquiries(ten, [price]);
    expect(after).toHaveLength(inquiryLimits.open);
    expect(after[0]?.turnCount).toBe(2);
  });
});

function opened(at: number): Inquiry {
  const [made] = fold(turn(at + 1, 'order'));
  return { ...made!, topic: { name: 'documents', atMs: at } };
}

describe('an inquiry ends', () => {
  test.each([
    ['completed', [turn(10, 'price'), answer(20), turn(30, 'closing')]],
    ['open', [turn(10, 'price'), turn(30, 'closing')]],
    ['quiet', [turn(10, 'price'), answer(20), quiet(30)]],
    ['closed', [turn(10, 'price'), answer(20), closed(30)]],
    ['dismissed', [turn(10, 'price'), closed(30)]],
    ['dismissed', [turn(10, 'price'), answer(20), turn(25, 'price'), closed(30)]],
    ['optedOut', [turn(10, 'price'), turn(30, 'optOut', { outcome: 'noReply' })]],
    ['optedOut', [turn(10, 'price'), other(30, { outcome: 'optOut' })]],
    ['takenBack', [turn(10, 'price'), turn(30, 'other', { outcome: 'noReply', codes: ['takenBack'] })]],
  ])('%s', (outcome, decisions) => {
    expect(shown(fold(...decisions))[0]?.[2]).toBe(outcome);
  });

  test('an answer counts for what it had seen, not for what was written after it was composed', () => {
    const crossed: InquiryDecision = {
      ...answer(40),
      answer: { leftAtMs: 40, composedAtMs: 15, seenUntilMs: 10 },
    };
    const [price, delivery] = fold(turn(10, 'price'), turn(30, 'delivery'), crossed);
    expect([answeredAtMs(price!), answeredAtMs(delivery!)]).toEqual([40, null]);
  });

  test('answered on the phone before it was decided: it opens answered', () => {
    const seen = turn(10, 'price', { outcome: 'noReply', codes: ['answeredOnPhone'] });
    const [price] = fold({ ...seen, turn: { ...seen.turn!, lastOutboundAtMs: 7 } });
    expect(answeredAtMs(price!)).toBe(7);
  });

  test('a turn that is decided again is the same turn', () => {
    const again = turn(40, 'price', { turnId: 'trn_10' as TurnId });
    expect(fold(turn(10, 'price'), answer(20), again)).toEqual(fold(turn(10, 'price'), answer(20)));
  });
});

test('conversations that are joined keep apart what they had before, and share what comes', () => {
  const join = other(20, { step: 'resolve', outcome: 'joined', joinedFrom: there });
  const all = fold(turn(5, 'price'), turn(10, 'price', { conversationId: there }), join, turn(30, 'price'), closed(40));
  expect(all.map(({ conversationId, turns, ended }) => [conversationId, turns.length, ended?.outcome])).toEqual([
    [here, 1, 'dismissed'],
    [here, 2, 'dismissed'],
  ]);
});

test('what a step cut short by the join records under the one that is gone is of the one that is left', () => {
  const join = other(20, { step: 'resolve', outcome: 'joined', joinedFrom: there });
  const [late, none] = fold(join, turn(25, 'price', { conversationId: there }), answer(30), closed(40));
  expect(late).toMatchObject({ conversationId: here, ended: { outcome: 'closed' } });
  expect(none).toBeUndefined();
});

const anyDecision = fc.integer({ min: 1, max: 60 }).chain((atMs) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .constantFrom<Intent>('price', 'order', 'other', 'greeting', 'closing', 'optOut')
        .map((intent) => turn(atMs, intent)),
    },
    { weight: 2, arbitrary: fc.constant(turn(atMs, 'delivery', { names: 'A-7' })) },
    { weight: 3, arbitrary: fc.constant(answer(atMs)) },
    fc.constantFrom(closed(atMs), quiet(atMs)),
  ),
);

test('taken back to any moment and applied anew from there, it is as folded afresh; whatever comes late', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyDecision, { selector: ({ atMs }) => atMs, maxLength: 40 }),
      fc.integer({ min: 0, max: 61 }),
      (decisions, toMs) => {
        const afresh = fold(...decisions);
        fc.pre(canRewind(afresh, toMs));
        const later = decisions.filter(({ atMs }) => atMs >= toMs).flatMap(eventsOf);
        expect(foldInquiries(rewindInquiries(afresh, toMs), later)).toEqual(afresh);
        const known: InquiryDecision[] = [];
        let inquiries: readonly Inquiry[] = [];
        for (const decision of [...decisions].sort((a, b) => ((a.atMs * 7919) % 61) - ((b.atMs * 7919) % 61))) {
          known.push(decision);
          const since = known.filter(({ atMs }) => atMs >= decision.atMs).flatMap(eventsOf);
          inquiries = foldInquiries(rewindInquiries(inquiries, decision.atMs), since);
        }
        expect(inquiries).toEqual(afresh);
      },
    ),
    { numRuns: 500 },
  );
});

test('a long inquiry names its newest turns and counts them all', () => {
  const all = fold(...Array.from({ length: 120 }, (_one, at) => turn(at + 1, 'price')));
  expect([all[0]?.turns.length, all[0]?.turnCount]).toEqual([inquiryLimits.turns, 120]);
  expect(canRewind(all, 50)).toBe(false);
  expect(canRewind(all, 119)).toBe(true);
});
