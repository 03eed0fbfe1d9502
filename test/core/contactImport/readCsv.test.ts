import fc from 'fast-check';
import { guardCell, splitCell, unguardCell } from '../../../src/core/contactImport/cells';
import { readCsv } from '../../../src/core/contactImport/readCsv';
import { countRows, shapeOf } from '../../../src/core/contactImport/shapeOfText';
import { csvLine } from '../../../src/core/contactImport/writeCsv';

const read = (text: string, delimiter = ',') =>
  [...readCsv(text, delimiter)].map((record) =>
    record.kind === 'cells' ? [record.line, ...record.cells] : [record.line, record.fault],
  );

test('quotes, line ends of every kind, and the line a record begins on', () => {
  expect(read('a,b\r\n"Ana ""Nina""\nSouza",1\r\r\n , \nok,2')).toEqual([
    [1, 'a', 'b'],
    [2, 'Ana "Nina"\nSouza', '1'],
    [6, 'ok', '2'],
  ]);
});

test('one wrong quotation mark costs its own line, and no other', () => {
  expect(read('n,p\n"open,1\n"x"y,2\nb"ad,3\n"王小明",4\n')).toEqual([
    [1, 'n', 'p'],
    [2, 'textAfterQuote'],
    [3, 'textAfterQuote'],
    [4, 'b"ad', '3'],
    [5, '王小明', '4'],
  ]);
  expect(read('n,p\nok,1\n"never closed,2\nok,3')).toEqual([
    [1, 'n', 'p'],
    [2, 'ok', '1'],
    [3, 'quoteNeverClosed'],
    [4, 'ok', '3'],
  ]);
});

test('a file made to be read again and again is given up, soon', () => {
  const text = `"a\nb"${',"a\nb"'.repeat(100_000)}"x\nname,1\n`;
  const records = [...readCsv(text, ',')];
  expect(records.at(-1)).toMatchObject({ kind: 'unreadable', fault: 'restUnreadable' });
  expect(records.length).toBeLessThan(1000);
});

test('the delimiter is the one of the header, or the one Excel names', () => {
  expect(shapeOf('name;phone\na,b,c;1')).toMatchObject({ delimiter: ';', linesBefore: 0 });
  expect(shapeOf('name\tphone\nx')).toMatchObject({ delimiter: '\t' });
  expect(shapeOf('"last, first";phone\n')).toMatchObject({ delimiter: ';' });
  expect(shapeOf('\ufeffsep=;\r\n\r\nname,x\r\n')).toEqual({ delimiter: ';', linesBefore: 2, text: 'name,x\r\n' });
});

test('rows are counted as they are read', () => {
  const text = 'n,p\r\n"a\r\nb",1\r\n\r\n,\r\nc,2';
  expect(countRows(text, ',')).toBe(read(text).length);
});

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('=1+1', '+55 (11) 98765-4321', "'=x", "''+x", '@sum', '-2', '\tx', '＝cmd', 'a;b\n"c"', 'Ана, 王'),
);

test('whatever is written is read back, and is no formula', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      fc.pre(cells.some((one) => one.trim() !== ''));
      const line = csvLine(cells);
      const [record, more] = [...readCsv(line, ',')];
      expect(more).toBeUndefined();
      expect(record?.kind === 'cells' && record.cells.map(unguardCell)).toEqual(cells);
    }),
  );
});

test('phones stay as they are, formulas do not', () => {
  for (const phone of ['+55 (11) 98765-4321', '+5511987654321\n+49 151 1234567', '-5'])
    expect(guardCell(phone)).toBe(phone);
  for (const formula of ['=HYPERLINK("x")', '+cmd|calc', '@SUM(A1)', '-2+cmd', '+A1', '＝A1', '\t=A1'])
    expect(guardCell(formula)).toBe(`'${formula}`);
  expect(unguardCell("'+55 11")).toBe('+55 11');
  expect(unguardCell("'ndrangheta")).toBe("'ndrangheta");
  expect(splitCell(' +1 ; +2\n\r\n+3;')).toEqual(['+1', '+2', '+3']);
});
