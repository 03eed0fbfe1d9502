import type { Touch } from '../../../src/core/capture/touches';
import { boundedMessages, boundedUnderstanding } from '../../../src/core/contextualize/boundedTurn';
import { contextTextLimit, contextTurnTextLimit } from '../../../src/core/contextualize/context';
import { earlierDecisionsOf } from '../../../src/core/contextualize/earlierDecisions';
import { adAnswerSpan, adEntryOf, priceClassOf } from '../../../src/core/contextualize/price';
import { hours, now } from '../given';

const touch = (sourceType: string | null, atMs: number): Touch => ({
  referral: { sourceType, sourceId: '1', sourceUrl: null, headline: null, body: null, clickId: null },
  atMs,
});

describe('the free entry point of an advertisement', () => {
  test('is 72 hours from our first answer within 24 hours', () => {
    const touches = { firstTouch: null, lastTouch: touch('ad', now - hours(30)) };
    expect(adAnswerSpan(touches, now)).toEqual({ fromMs: now - hours(30), untilMs: now - hours(6) });
    expect(adEntryOf(now - hours(29), now)).toEqual({ closesAtMs: now + hours(43) });
    expect(adEntryOf(now - hours(72), now)).toBeNull();
    expect(adEntryOf(null, now)).toBeNull();
  });

  test('a post opens none, and an old advertisement none any more; one before a post still does', () => {
    expect(adAnswerSpan({ firstTouch: null, lastTouch: touch('post', now) }, now)).toBeNull();
    expect(adAnswerSpan({ firstTouch: null, lastTouch: touch('ad', now - hours(96)) }, now)).toBeNull();
    const both = { firstTouch: touch('ad', now - hours(2)), lastTouch: touch('post', now - hours(1)) };
    expect(adAnswerSpan(both, now)?.fromMs).toBe(now - hours(2));
  });

  test.each([
    [{ closesAtMs: now + 1 }, null, 'adEntry'],
    [null, now + 1, 'service'],
    [null, now, 'template'],
    [null, null, 'template'],
  ] as const)('%j and a window until %s cost as %s', (adEntry, windowClosesAtMs, expected) => {
    expect(priceClassOf(adEntry, windowClosesAtMs, now)).toBe(expected);
  });
});

describe('earlier decisions', () => {
  const decision = (outcome: string, atMs: number) => ({ outcome, codes: ['a'], intent: 'price', atMs });
  test.each([
    ['automationReplies', 'takeOver', true],
    ['automationReplies', 'reply', true],
    ['humanReplies', 'reply', false],
    ['humanReplies', 'reroute', true],
    ['noReply', 'reply', true],
    ['noReply', 'close', false],
  ])('%s and then %s: overruled %s', (outcome, command, overruled) => {
    expect(earlierDecisionsOf([decision(outcome, 10)], [{ outcome: command, atMs: 20 }], [10])).toMatchObject([
      { overruled },
    ]);
  });

  test('a command counts against the decision it came after, not against the next or the one before', () => {
    const decisions = [30, 20, 10].map((atMs) => decision('automationReplies', atMs));
    const seen = earlierDecisionsOf(decisions, [{ outcome: 'takeOver', atMs: 25 }], []);
    expect(seen.map(({ overruled }) => overruled)).toEqual([false, true, false]);
  });

  test('an answer of automation that never left is unsaid; one written later than its decision is said', () => {
    const decisions = [40, 30, 20, 10].map((atMs) =>
      decision(atMs === 20 ? 'humanReplies' : 'automationReplies', atMs),
    );
    const seen = earlierDecisionsOf(decisions, [], [20, 35]);
    expect(seen.map(({ unsaid }) => unsaid ?? false)).toEqual([true, false, false, true]);
    const draft = { ...decision('automationReplies', 10), codes: ['absenceTold'] };
    expect(earlierDecisionsOf([draft], [], [10])).toMatchObject([{ unsaid: true }]);
  });
});

describe('the text a context keeps of a turn', () => {
  test('is bounded; the newest messages keep theirs', () => {
    const messages = Array.from({ length: 30 }, (_one, atMs) => ({
      type: 'text' as const,
      text: 'я'.repeat(5000),
      atMs,
    }));
    const kept = boundedMessages(messages);
    expect(kept).toHaveLength(30);
    expect(kept.at(-1)?.text).toHaveLength(contextTextLimit);
    expect(kept[0]?.text).toBe('');
    expect(kept.reduce((sum, { text }) => sum + (text ?? '').length, 0)).toBe(contextTurnTextLimit);
  });

  test('what an edited message said before counts too', () => {
    const edit = { before: 'x'.repeat(50_000), ofThisTurn: false };
    const [kept] = boundedMessages([{ type: 'edit', text: 'y', atMs: 1, edit }]);
    expect([kept?.text, kept?.edit?.before?.length]).toEqual(['y', contextTextLimit]);
  });

  test('named things are few and short', () => {
    const entities = Array.from({ length: 500 }, () => ({
      kind: 'reference' as const,
      text: 'x'.repeat(900),
      value: 'x'.repeat(900),
    }));
    const bounded = boundedUnderstanding({ language: null, intent: 'other', asks: false, urgent: false, entities });
    expect(bounded.entities).toHaveLength(20);
    expect(JSON.stringify(bounded).length).toBeLessThan(10_000);
  });
});
