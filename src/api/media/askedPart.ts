import type { IncomingHttpHeaders } from 'node:http';

/** What of a file a request asks for. `end` is the byte after the last. */
export type AskedPart =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'none' };

const whole: AskedPart = { kind: 'whole' };
const onePart = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i;

/**
 * RFC 9110, 14: what can't be read, is in other units, or belongs to another version of the file, is as if there were no Range.
 * Several parts are answered with the whole file, as a server may.
 */
export function askedPart(headers: IncomingHttpHeaders, sizeBytes: number, etag: string): AskedPart {
  const { range, 'if-range': ifRange } = headers;
  if (ifRange !== undefined && String(ifRange).trim() !== etag) return whole;
  const [, first = '', last = ''] = onePart.exec(range ?? '') ?? [];
  if (first === '' && last === '') return whole;
  if (first === '') return partOf(sizeBytes, Math.max(0, sizeBytes - Number(last)), sizeBytes);
  const end = last === '' ? sizeBytes : Number(last) + 1;
  return end <= Number(first) && last !== '' ? whole : partOf(sizeBytes, Number(first), Math.min(end, sizeBytes));
}

function partOf(sizeBytes: number, start: number, end: number): AskedPart {
  return start >= sizeBytes ? { kind: 'none' } : { kind: 'part', start, end };
}

/** RFC 9110, 13.1.2: true when the caller has this version already. Weak comparison. */
export function hasVersion(headers: IncomingHttpHeaders, etag: string): boolean {
  const given = headers['if-none-match'];
  if (given === undefined) return false;
  const tags = given.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
