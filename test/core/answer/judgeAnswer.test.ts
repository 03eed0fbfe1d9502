import fc from 'fast-check';
import { judgeAnswer, type AnswerFacts } from '../../../src/core/answer/judgeAnswer';
import type { KnowledgeId } from '../../../src/core/ids';
import { thoughtFailures, type GivenAnswer } from '../../../src/core/thinking/thought';

const id = 'knw_a' as KnowledgeId;
const facts: AnswerFacts = {
  answer: { kind: 'answered', text: ' We deliver within 3 days. ', sources: [id, id] },
  sources: [{ id, version: 1, title: 'Delivery', text: 'We deliver within 3 days.' }],
  mode: 'send',
  askedEpoch: 4,
  epoch: 4,
  held: null,
};
const codes = (change: Partial<AnswerFacts>) => judgeAnswer({ ...facts, ...change }).reasons.map(({ code }) => code);

test('an answer that rests on what it cites leaves', () => {
  expect(judgeAnswer(facts)).toEqual({
    outcome: 'automationReplies',
    mode: 'send',
    text: 'We deliver within 3 days.',
    sources: [id],
    reasons: [{ code: 'answeredFromKnowledge', text: 'The knowledge holds the answer (knw_a).' }],
  });
});

test.each<[string, Partial<AnswerFacts>, string[]]>([
  ['a command came in between', { epoch: 5 }, ['overruled']],
  ['nothing may leave', { held: 'automationOff' }, ['held.automationOff']],
  ['nothing came in time', { answer: null }, ['modelAway']],
  ['the knowledge lacks it', { answer: { kind: 'lacks' } }, ['knowledgeLacks']],
  ['it cites nothing', { answer: { kind: 'answered', text: 'Yes.', sources: [] } }, ['noSources', 'answerRefused']],
  ['it cites what it was not given', { sources: [] }, ['unknownSource', 'answerRefused']],
])('%s: a person answers', (_what, change, expected) => {
  expect(judgeAnswer({ ...facts, ...change }).outcome).toBe('humanReplies');
  expect(codes(change)).toEqual(expected);
});

test.each(thoughtFailures)('a model that gives nothing (%s) leaves it to a person', (failure) => {
  expect(codes({ answer: { kind: 'failed', failure } })).toEqual(['modelAway']);
});

test('a draft overrules nobody, so a command in between does not stop it', () => {
  expect(judgeAnswer({ ...facts, mode: 'draft', epoch: 9, held: 'humanHolds' })).toMatchObject({
    outcome: 'automationReplies',
    mode: 'draft',
  });
});

test('whatever a model writes: nothing leaves that cites nothing, or names a number the sources do not hold', () => {
  const answer: fc.Arbitrary<GivenAnswer> = fc.record({
    kind: fc.constant('answered' as const),
    text: fc.string(),
    sources: fc.array(fc.constantFrom(id, 'unknown' as const)),
  });
  fc.assert(
    fc.property(answer, (given) => {
      const decision = judgeAnswer({ ...facts, answer: given });
      if (given.kind !== 'answered' || decision.outcome !== 'automationReplies') return;
      expect(given.sources.length).toBeGreaterThan(0);
      expect(given.sources).not.toContain('unknown');
      // By value: 03 and 3.0 are the source's 3.
      expect(given.text.replace(/0*3([.,]0+)?/g, '')).not.toMatch(/[0-9]/);
    }),
  );
});
