/** So many bytes from a file's beginning are enough to tell its type. */
export const headBytes = 64;

/**
 * What a file is by its own first bytes, or null when it is nothing we know: what its sender says may be a lie. The declared
 * type only chooses between sound and pictures, in containers that hold either and can run nothing.
 * Signatures: RFC 4867 (AMR), RFC 7845 (Opus in Ogg), ISO/IEC 14496-12 (`ftyp`), 3GPP TS 26.244 (3gp brands), ISO 13818-7 (ADTS).
 */
export function realType(head: Uint8Array, declared: string | null): string | null {
  for (const { at, text, type } of signatures) if (textAt(head, at, text)) return type;
  if (textAt(head, 0, 'RIFF'))
    return textAt(head, 8, 'WEBP') ? 'image/webp' : textAt(head, 8, 'WAVE') ? 'audio/wav' : null;
  if (textAt(head, 0, 'OggS')) return oggType(head);
  if (textAt(head, 4, 'ftyp')) return containerType(head, declared);
  return frameType(head);
}

const signatures = [
  { at: 0, text: '\xff\xd8\xff', type: 'image/jpeg' },
  { at: 0, text: '\x89PNG\r\n\x1a\n', type: 'image/png' },
  { at: 0, text: 'GIF87a', type: 'image/gif' },
  { at: 0, text: 'GIF89a', type: 'image/gif' },
  { at: 0, text: '%PDF-', type: 'application/pdf' },
  { at: 0, text: '#!AMR\n', type: 'audio/amr' },
  { at: 0, text: '#!AMR-WB\n', type: 'audio/amr-wb' },
  { at: 0, text: 'ID3', type: 'audio/mpeg' },
  { at: 0, text: 'fLaC', type: 'audio/flac' },
] as const;

/** The first packet names the codec, after a header of 27 bytes and a table of one segment. */
function oggType(head: Uint8Array): string | null {
  const codecs = ['OpusHead', '\x01vorbis', 'Speex   ', '\x7fFLAC'];
  return codecs.some((codec) => textAt(head, 28, codec)) ? 'audio/ogg' : null;
}

const videoBrands = /^(isom|iso[2-9]|mp4[12]|mp71|avc1|M4V |M4VH|M4VP|dash|MSNV|XAVC)$/;

function containerType(head: Uint8Array, declared: string | null): string | null {
  const brand = String.fromCharCode(...head.subarray(8, 12));
  const sound = declared !== null && /^audio\//i.test(declared.trim());
  if (/^M4[AB] $/.test(brand)) return 'audio/mp4';
  if (/^3g[a-z2-9][0-9a-z]$/.test(brand)) return sound ? 'audio/3gpp' : 'video/3gpp';
  if (videoBrands.test(brand)) return sound ? 'audio/mp4' : 'video/mp4';
  return null;
}

/** Bare MPEG frames begin with twelve set bits, then version and layer: layer 0 is AAC (ADTS). */
function frameType(head: Uint8Array): string | null {
  const [first, second = 0, third = 0xff] = head;
  if (first !== 0xff || (second & 0xf0) !== 0xf0) return isOlderFrame(first, second, third) ? 'audio/mpeg' : null;
  const layer = (second >> 1) & 3;
  if (layer === 0) return ((third >> 2) & 15) < 13 ? 'audio/aac' : null;
  return isFrame(third) ? 'audio/mpeg' : null;
}

/** MPEG 2.5 has one bit less. */
function isOlderFrame(first: number | undefined, second: number, third: number): boolean {
  return first === 0xff && (second & 0xf8) === 0xe0 && (second & 6) !== 0 && isFrame(third);
}

/** Neither the bit rate nor the sampling rate is the one that means nothing. */
function isFrame(third: number): boolean {
  return third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
}

function textAt(bytes: Uint8Array, at: number, text: string): boolean {
  if (bytes.length < at + text.length) return false;
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}
