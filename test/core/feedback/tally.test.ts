import fc from 'fast-check';
import type { ConversationHistory } from '../../../src/core/feedback/history';
import { outcomesOf } from '../../../src/core/feedback/outcomes';
import type { Tallied } from '../../../src/core/feedback/tallied';
import { inOrder, nothingTallied, tallyConversation } from '../../../src/core/feedback/tally';
import { anyHistory, dayMs, historyOf, ours, routed, startMs, theirs } from './history';

const laterMs = startMs + 40 * dayMs;

/** The counts of a fresh fold. */
function counted(histories: readonly ConversationHistory[], nowMs = laterMs): Tallied {
  const tallied = nothingTallied();
  for (const history of histories) {
    const drafts = history.drafts.map((draft) => ({ ...draft, intent: 'price' }));
    tallyConversation(tallied, outcomesOf(history, nowMs), drafts);
  }
  return inOrder(tallied);
}

test('the order in which messages, decisions and conversations are read does not matter', () => {
  fc.assert(
    fc.property(
      fc.array(anyHistory, { maxLength: 5 }).chain((histories) =>
        fc.record({
          histories: fc.constant(histories),
          read: fc.tuple(
            ...histories.map(({ messages, decisions, drafts }) =>
              fc.record({
                messages: shuffled(messages),
                decisions: shuffled(decisions),
                drafts: shuffled(drafts),
              }),
            ),
          ),
          pages: fc.shuffledSubarray(
            histories.map((_, place) => place),
            { minLength: histories.length },
          ),
        }),
      ),
      ({ histories, read, pages }) => {
        const again = pages.map((place) => read[place] as ConversationHistory);
        expect(counted(again)).toEqual(counted(histories));
      },
    ),
    { numRuns: 200 },
  );
});

test('every message of ours that left, or failed, is counted once, whatever came of it', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const asking = history.messages.filter(
        ({ direction, sentAs, status }) =>
          direction === 'out' && sentAs !== 'absence' && !['queued', 'cancelled'].includes(status),
      );
      const { results, authors } = counted([history]);
      const counts = Object.values(results).flatMap((kind) => Object.values(kind));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(asking.length);
      expect(authors.reduce((sum, { messages }) => sum + messages, 0)).toBe(asking.length);
    }),
  );
});

test('what is counted survives storage', () => {
  fc.assert(
    fc.property(fc.array(anyHistory, { maxLength: 3 }), (histories) => {
      const tallied = counted(histories);
      expect(JSON.parse(JSON.stringify(tallied))).toEqual(tallied);
    }),
    { numRuns: 50 },
  );
});

test('follow-ups by wording, answers by intent, questions by author', () => {
  const template = { name: 'continuo_follow_up_1', language: 'pt_BR' };
  const followUp = { sentAs: 'followUp', template } as const;
  const tallied = counted([
    historyOf([ours(0, followUp), theirs(60, 'Sim')]),
    historyOf([ours(0, { ...followUp, status: 'read' })]),
    historyOf([ours(0, { ...followUp, status: 'failed' })]),
    historyOf(
      [ours(1, { text: 'Qual cadeira?' }), theirs(5, 'Que cadeira?')],
      [routed(0), { kind: 'control', atMs: startMs + 4 * 60_000, outcome: 'takeOver' }],
      [{ turnId: null, state: 'approved', changed: true }],
    ),
    historyOf([ours(0, { author: 'agent', agent: 'ana', sentAs: 'humanReply', text: 'Quer?' }), theirs(9, 'Quero')]),
  ]);
  expect(tallied.wordings).toMatchObject([
    { ...template, isTemplate: true, worked: 1, notWorked: 1, readOnly: 1, notDelivered: 1, optedOut: 0 },
  ]);
  expect(tallied.intents).toMatchObject([
    {
      intent: 'price',
      answers: 1,
      overruled: 1,
      doubted: 0,
      draftsKept: 0,
      draftsCorrected: 1,
      oneQuestion: 1,
      askedBack: 1,
    },
  ]);
  expect(tallied.depths.followUp).toEqual({ answers: 1, turns: 1, questions: 0, media: 0, lastedMs: 0 });
  expect(tallied.authors).toContainEqual({
    ...{ author: 'agent', agent: 'ana', messages: 1, replied: 1, oneQuestion: 1 },
    ...{ answered: 1, askedBack: 0, ignored: 0 },
  });
});

test('each text of one name is counted on its own; what is not known to be of one, too', () => {
  const said = (textKey?: string) =>
    ours(0, { sentAs: 'followUp', template: { name: 't', language: 'en', ...(textKey && { textKey }) } });
  const tallied = counted([
    historyOf([said('old'), theirs(60, 'Sim')]),
    historyOf([said('new')]),
    historyOf([said('new')]),
    historyOf([said()]),
  ]);
  expect(tallied.wordings.map(({ textKey, worked, notWorked }) => [textKey, worked, notWorked])).toEqual([
    [undefined, 0, 1],
    ['new', 0, 2],
    ['old', 1, 0],
  ]);
});

test('a follow-up that came back with an opt-out, or after more than seven days, did not work', () => {
  const sent = ours(0, { sentAs: 'followUp', template: { name: 't', language: 'en' } });
  const optOut = { kind: 'control', atMs: startMs + 61 * 60_000, outcome: 'optOut' } as const;
  const tallied = counted([
    historyOf([sent, theirs(60, 'Pare')], [optOut]),
    historyOf([sent, theirs(8 * 24 * 60, 'Sim')]),
  ]);
  expect(tallied.wordings).toMatchObject([{ worked: 0, notWorked: 2, optedOut: 1 }]);
});

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
