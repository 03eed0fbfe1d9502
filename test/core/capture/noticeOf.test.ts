import type { MessageContent } from '../../../src/core/capture/content';
import { isNotAvailable, noticeOf } from '../../../src/core/capture/noticeOf';
import { touchesWith } from '../../../src/core/capture/touches';
import { hours, now } from '../given';

test.each<[MessageContent, RegExp]>([
  [{ type: 'unsupported', code: 131051, unsupportedType: 'poll' }, /not available here \(poll\)/],
  [{ type: 'unsupported', code: 131060, unsupportedType: null }, /not available here \(code 131060\)/],
  [{ type: 'unknown', declaredType: 'hologram' }, /not available here \(hologram\)/],
  [{ type: 'interactive', reply: { kind: 'empty' } }, /not available here/],
])('a person is told that the content is elsewhere', (content, words) => {
  expect(noticeOf(content)).toMatch(words);
  expect(isNotAvailable(content)).toBe(true);
});

test('words speak for themselves', () => {
  expect(noticeOf({ type: 'text', body: 'مرحبا' })).toBeNull();
  expect(isNotAvailable({ type: 'text', body: 'مرحبا' })).toBe(false);
});

const touch = (clickId: string, atMs: number) => ({
  referral: { sourceType: 'ad', sourceId: null, sourceUrl: null, headline: null, body: null, clickId },
  atMs,
});

test('the first and the newest advertisement are kept, in whatever order they are told', () => {
  const [first, second, third] = [touch('a', now), touch('b', now + hours(1)), touch('c', now + hours(2))];
  const none = { firstTouch: null, lastTouch: null };
  expect(touchesWith(none, [second])).toEqual({ firstTouch: second, lastTouch: second });
  expect(touchesWith(touchesWith(none, [second]), [third, { referral: null, atMs: now - hours(9) }, first])).toEqual({
    firstTouch: first,
    lastTouch: third,
  });
});
