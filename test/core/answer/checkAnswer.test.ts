import { checkAnswer } from '../../../src/core/answer/checkAnswer';
import type { KnowledgeId } from '../../../src/core/ids';
import type { Source } from '../../../src/core/thinking/thought';

const source = (id: string, text: string, title = 'Delivery'): Source => {
  return { id: id as KnowledgeId, version: 1, title, text };
};
const given = [
  source('knw_a', 'We deliver within 3 days. It costs € 4,90; from € 1.500 on it is free. Ask ship@example.com.'),
  source('knw_b', 'Open Monday to Friday, 09:00 to 18:00. Closed on 24/12/2026. Map: https://example.com/map', 'Hours'),
];
const check = (text: string, ...sources: string[]) =>
  checkAnswer({ text, sources: sources as (KnowledgeId | 'unknown')[] }, given)?.code ?? null;

test.each([
  ['We deliver within 3 days for €4.90.', ['knw_a'], null],
  ['From €1500.00 on delivery is free.', ['knw_a'], null],
  ['Abrimos das 9h00 às 18h00.', ['knw_b'], null],
  ['We open at 9:00 and deliver in 3 days.', ['knw_a', 'knw_b'], null],
  ['We deliver within 2 days.', ['knw_a'], 'notInSources'],
  ['We deliver within 3 days for $4.90.', ['knw_a'], 'notInSources'],
  ['Today with 3% off.', ['knw_a'], 'notInSources'],
  ['Closed on 25/12/2026.', ['knw_b'], 'notInSources'],
  ['Open until 19:00.', ['knw_b'], 'notInSources'],
  ['Abrimos de segunda-feira a sexta-feira.', ['knw_b'], null],
  ['We are open on Saturday too.', ['knw_b'], 'notInSources'],
  ['Pay at https://evil.example/pay', ['knw_a'], 'notInSources'],
  ['Pay at evil.example', ['knw_a'], 'notInSources'],
  ['Write to boss@example.com', ['knw_a'], 'notInSources'],
  ['We deliver within 3 days.', ['knw_b'], 'notInSources'],
  ['We deliver.', [], 'noSources'],
  ['We deliver.', ['knw_c'], 'unknownSource'],
  ['We deliver.', ['knw_a', 'unknown'], 'unknownSource'],
  ['  ', ['knw_a'], 'answerEmpty'],
  ['x'.repeat(1501), ['knw_a'], 'answerTooLong'],
])('%s from %j: %s', (text, sources, code) => {
  expect(check(text, ...sources)).toBe(code);
});

test('why an answer is refused repeats nothing of it', () => {
  const why = checkAnswer({ text: 'Send 999 to secret@example.org', sources: ['knw_a' as KnowledgeId] }, given);
  expect(why?.text).not.toMatch(/999|secret/);
});
