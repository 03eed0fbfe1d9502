import { toldIntents, withTold, type ToldUnderstanding } from '../../../src/core/thinking/toldUnderstanding';
import { understandTurn } from '../../../src/core/understanding/understandTurn';

const told: ToldUnderstanding = {
  language: 'fr',
  intents: [
    { intent: 'delivery', confidence: 0.4 },
    { intent: 'price', confidence: 1 },
  ],
  asks: false,
  urgent: false,
  sentiment: 'neutral',
};
const hints = { nowMs: Date.UTC(2026, 0, 5), timeZone: 'UTC', language: null };

test('what a model tells replaces our guess, surest first, and is never believed wholly', () => {
  const ours = understandTurn(['Bonjour, le tarif pour 20 caisses svp'], hints);
  expect(withTold(ours, told, 'a-model')).toMatchObject({
    language: 'fr',
    intent: 'price',
    confidence: 0.95,
    by: 'a-model',
    entities: ours.entities,
  });
});

test('a model can not opt a buyer out or in', () => {
  expect(toldIntents).not.toContain('optOut');
  expect(toldIntents).not.toContain('optIn');
});

test('it can not take caution away: urgent, angry, a question, the wish for a person stay', () => {
  const ours = {
    ...understandTurn(['x'], hints),
    ...{ urgent: true, asks: true, sentiment: 'angry' as const },
    intents: [{ intent: 'person' as const, confidence: 0.9 }],
  };
  const both = withTold(ours, told, 'a-model');
  expect(both).toMatchObject({ urgent: true, asks: true, sentiment: 'angry' });
  expect(both.intents).toContainEqual({ intent: 'person', confidence: 0.9 });
});
