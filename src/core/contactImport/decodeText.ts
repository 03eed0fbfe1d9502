/** The encodings a file may be named to be in; without a name only the first five are recognised. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const;
export type Encoding = (typeof encodings)[number];

/** The text of a file. `named`: its encoding, when the caller knows; null when the bytes are none. */
export function decodeText(bytes: Uint8Array, named: Encoding | null): { text: string; encoding: Encoding } | null {
  const encoding = named ?? encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** The encoding of a text: by its byte order mark, by its zero bytes, UTF-8 when it is that, else the likelier of the two Windows code pages. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return utf16Of(bytes) ?? (isUtf8(bytes) ? 'utf-8' : codePageOf(bytes));
}

const sampleBytes = 64 * 1024;

/** Commas, digits and line ends have a zero byte in UTF-16; no other text has any. */
function utf16Of(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, sampleBytes);
  let [even, odd] = [0, 0];
  sample.forEach((byte, place) => {
    if (byte !== 0) return;
    if (place % 2 === 0) even++;
    else odd++;
  });
  if (Math.max(even, odd) < sample.length / 100 || even + odd === 0) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Cyrillic words are whole runs of high bytes; in western ones accented letters stand alone between plain ones. */
function codePageOf(bytes: Uint8Array): Encoding {
  const isLetter = (byte: number | undefined) => byte !== undefined && (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8);
  let [letters, inRuns] = [0, 0];
  bytes.forEach((byte, place) => {
    if (!isLetter(byte)) return;
    letters++;
    if (isLetter(bytes[place - 1]) || isLetter(bytes[place + 1])) inRuns++;
  });
  return letters > 0 && inRuns / letters > 0.6 ? 'windows-1251' : 'windows-1252';
}
