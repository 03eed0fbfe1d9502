import { answeredBefore } from '../../../src/core/route/answeredBefore';
import { fullContext } from '../assign/given';
import { hours, now } from '../given';

const price = { outcome: 'automationReplies', codes: [], intent: 'price', atMs: now - hours(2), overruled: false };
const unsaid = { ...price, unsaid: true as const };
test.each([
  ['said', [price], true],
  ['cancelled before it left', [unsaid], false],
  ['cancelled, and said before that', [unsaid, { ...price, atMs: now - hours(3) }], true],
])('an answer that was %s', (_, earlierDecisions, expected) => {
  expect(answeredBefore(fullContext({}, {}, { earlierDecisions }))).toBe(expected);
});
