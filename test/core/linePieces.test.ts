import fc from 'fast-check';
import { linePieces } from '../../src/core/linePieces';

const texts = (text: string, pieceBytes: number) =>
  [...linePieces(Buffer.from(text), pieceBytes)].map((piece) => Buffer.from(piece).toString());

test('a piece ends with a line, also where lines are longer than a piece', () => {
  expect(texts('nome;fone\r\nAna;+5511987654321\r\nOutro;1\r\n', 24)).toEqual([
    'nome;fone\r\n',
    'Ana;+5511987654321\r\n',
    'Outro;1\r\n',
  ]);
  expect(texts('a\nवर्मा;98765\nb', 4)).toEqual(['a\n', 'वर्मा;98765\n', 'b']);
  expect(texts('one\rtwo\rthree', 5)).toEqual(['one\r', 'two\r', 'three']);
  expect(texts('', 4)).toEqual([]);
});

test('pieces together are the text, no line stands in two, no character is cut', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ''));
  fc.assert(
    fc.property(
      fc.array(line),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 16, max: 40 }),
      (lines, end, size) => {
        const text = lines.join(end);
        const pieces = texts(text, size);
        expect(pieces.join('')).toBe(text);
        expect(pieces.slice(0, -1).every((piece) => /[\r\n]$/.test(piece) || Buffer.byteLength(piece) > 7 * size)).toBe(
          true,
        );
      },
    ),
  );
});

test('only an endless line is cut, between two characters', () => {
  const pieces = texts('🙂'.repeat(100), 6);
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe('🙂'.repeat(100));
  expect(pieces.every((piece) => Buffer.byteLength(piece) <= 48 && !piece.includes('\ufffd'))).toBe(true);
});
