import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { hexOfHash } from '../../../src/core/capture/fileHash';

test('base64 as in webhooks and hex as in the media answer are the same hash', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const hash = createHash('sha256').update(text).digest();
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        expect(hexOfHash(hash.toString(encoding))).toBe(hash.toString('hex'));
      expect(hexOfHash(hash.toString('hex').toUpperCase())).toBe(hash.toString('hex'));
    }),
  );
});

test.each([null, '', 'abc', 'z'.repeat(64), 'a'.repeat(63), '*'.repeat(43)])('%p is no hash', (text) => {
  expect(hexOfHash(text)).toBeNull();
});
