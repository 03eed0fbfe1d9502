import fc from 'fast-check';
import { parse } from 'content-disposition';
import { safeFilename, servedAs, servedTypes } from '../../src/api/media/servedAs';

const id = 'med_0123456789abcdef01234567';
const named = (filename: string | null, mimeType: string | null = null) => safeFilename({ id, filename, mimeType });

test.each([
  ['fatura.pdf', 'fatura.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\a.png', 'a.png'],
  ['foto\u202Egpj.exe', 'fotogpj.exe'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['a"b<c>.png', 'a_b_c_.png'],
  ['  .hidden. ', 'hidden'],
  ['写真.jpg', '写真.jpg'],
  [`${'x'.repeat(500)}.docx`, `${'x'.repeat(115)}.docx`],
])('%j is called %j', (given, shown) => {
  expect(named(given)).toBe(shown);
});

test('a file without a name is called by its id and type', () => {
  expect(named(null, 'audio/ogg')).toBe(`${id}.ogg`);
  expect(named('...', 'image/jpeg')).toBe(`${id}.jpg`);
  expect(named('\u202E')).toBe(id);
});

test.each([
  ['text/html', 'application/octet-stream', 'attachment'],
  ['image/svg+xml', 'application/octet-stream', 'attachment'],
  ['application/xml', 'application/octet-stream', 'attachment'],
  ['image/tiff', 'application/octet-stream', 'attachment'],
  [null, 'application/octet-stream', 'attachment'],
  ['application/pdf', 'application/pdf', 'attachment'],
  ['image/webp', 'image/webp', 'inline'],
  ['audio/ogg', 'audio/ogg', 'inline'],
  ['video/mp4', 'video/mp4', 'inline'],
])('%s is served as %s, %s', (mimeType, type, how) => {
  const headers = servedAs({ id, mimeType, filename: 'a' });
  expect(headers['Content-Type']).toBe(type);
  expect(headers['Content-Disposition']).toMatch(new RegExp(`^${how};`));
});

test('whatever the sender wrote, the headers are headers and nothing that runs has its type', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant(null));
  fc.assert(
    fc.property(text, text, (filename, mimeType) => {
      const headers = servedAs({ id, mimeType, filename });
      for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e\x80-\xff]*$/);
      expect(servedTypes).toContain(headers['Content-Type']);
      const { parameters } = parse(headers['Content-Disposition'] ?? '');
      expect(parameters.filename).not.toMatch(/[/\\]/);
    }),
  );
  expect(servedTypes.filter((type) => /html|xml|svg|script/.test(type))).toEqual([]);
});
