import { createHmac } from 'node:crypto';
import { signingSecrets } from '../../../src/channels/whatsapp/signature';

const hasValidSignature = (...given: Parameters<typeof signingSecrets>) => signingSecrets(...given).size > 0;

/** GitHub's documented vector; Meta's scheme is the same. */
const secret = "It's a Secret to Everybody";
const body = Buffer.from('Hello, World!');
const hex = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

const header = (value: string) => ({ 'x-hub-signature-256': value });
const sign = (bytes: Uint8Array, key: string) => createHmac('sha256', key).update(bytes).digest('hex');

describe('a valid signature', () => {
  test('the documented vector', () => {
    expect(hasValidSignature(body, header(`sha256=${hex}`), [secret])).toBe(true);
  });

  test('of any of several secrets, while rotating', () => {
    expect(hasValidSignature(body, header(`sha256=${hex}`), ['new', secret, 'old'])).toBe(true);
  });

  test('whatever the case of the header name and of the hex digits', () => {
    expect(hasValidSignature(body, { 'X-Hub-Signature-256': `sha256=${hex.toUpperCase()}` }, [secret])).toBe(true);
  });

  test('over an empty body and over bytes that are no text', () => {
    for (const bytes of [new Uint8Array(), Uint8Array.of(0, 255, 254, 10)]) {
      expect(hasValidSignature(bytes, header(`sha256=${sign(bytes, secret)}`), [secret])).toBe(true);
    }
  });
});

describe('no valid signature', () => {
  test.each([
    ['missing', {}],
    ['undefined', { 'x-hub-signature-256': undefined }],
    ['empty', header('')],
    ['the hex alone', header(hex)],
    ['sha1', header(`sha1=${createHmac('sha1', secret).update(body).digest('hex')}`)],
    ['only the old header', { 'x-hub-signature': `sha256=${hex}` }],
    ['an upper-case scheme', header(`SHA256=${hex}`)],
    ['one digit short', header(`sha256=${hex.slice(1)}`)],
    ['one digit long', header(`sha256=${hex}0`)],
    ['half', header(`sha256=${hex.slice(32)}`)],
    ['no hex', header(`sha256=${'z'.repeat(64)}`)],
    ['wide digits', header(`sha256=${'0'.repeat(64)}`)],
    ['space around', header(` sha256=${hex} `)],
    ['a line break behind', header(`sha256=${hex}\n`)],
    ['two in one header', header(`sha256=${hex}, sha256=${hex}`)],
    ['two headers', { 'x-hub-signature-256': [`sha256=${hex}`, `sha256=${hex}`] }],
    ['two headers in different case', { ...header(`sha256=${hex}`), 'X-Hub-Signature-256': `sha256=${hex}` }],
  ])('%s', (_name, headers) => {
    expect(hasValidSignature(body, headers, [secret])).toBe(false);
  });

  test('of another secret, of none, or of an empty one', () => {
    expect(hasValidSignature(body, header(`sha256=${hex}`), ['another'])).toBe(false);
    expect(hasValidSignature(body, header(`sha256=${hex}`), [])).toBe(false);
    expect(hasValidSignature(body, header(`sha256=${sign(body, '')}`), [''])).toBe(false);
  });

  test('when the JSON was written anew: the same value in other bytes', () => {
    const raw = Buffer.from('{ "text": "caf\\u00e9" }');
    const signature = header(`sha256=${sign(raw, secret)}`);
    expect(hasValidSignature(raw, signature, [secret])).toBe(true);
    expect(hasValidSignature(Buffer.from(JSON.stringify(JSON.parse(raw.toString()))), signature, [secret])).toBe(false);
  });

  test('after any single byte changed', () => {
    for (let index = 0; index < body.length; index += 1) {
      const changed = Uint8Array.from(body, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(hasValidSignature(changed, header(`sha256=${hex}`), [secret])).toBe(false);
    }
  });
});
