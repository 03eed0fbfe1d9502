import { create } from 'content-disposition';

/** Types a browser only shows or plays. Nothing that could run (HTML, SVG, XML) is ever one of them. */
const shown = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'audio/aac',
  'audio/3gpp',
  'audio/amr',
  'audio/amr-wb',
  'audio/flac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'video/3gpp',
  'video/mp4',
]);
const opaque = 'application/octet-stream';
const named = new Set(['application/pdf']);

/** Every Content-Type a file can be served under. */
export const servedTypes: readonly string[] = [...shown, ...named, opaque];

/** A file as it is stored: its type by its own bytes, and what its sender called it. */
export interface NamedFile {
  readonly id: string;
  readonly mimeType: string | null;
  readonly filename: string | null;
}

/** The headers that keep a stranger's file from doing anything in our origin, whatever it is. */
export function servedAs(file: NamedFile): Readonly<Record<string, string>> {
  const type =
    file.mimeType !== null && (shown.has(file.mimeType) || named.has(file.mimeType)) ? file.mimeType : opaque;
  return {
    'Content-Type': type,
    'Content-Disposition': create(safeFilename(file), { type: shown.has(type) ? 'inline' : 'attachment' }),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** Control characters, halves of characters, and marks that turn the reading direction: `gpj.exe` must not read as `exe.jpg`. */
const treacherous = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const longestName = 120;

/** A name without a path or anything that misleads; made from the id when nothing is left of it. */
export function safeFilename({ id, mimeType, filename }: NamedFile): string {
  const last = (filename ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(treacherous, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (clean === '') return `${id}${extensions.get(mimeType ?? '') ?? ''}`;
  const letters = [...clean];
  if (letters.length <= longestName) return clean;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(clean)?.[0] ?? '';
  return letters.slice(0, longestName - ending.length).join('') + ending;
}

const extensions: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', '.jpg'],
  ['image/png', '.png'],
  ['image/webp', '.webp'],
  ['image/gif', '.gif'],
  ['audio/aac', '.aac'],
  ['audio/amr', '.amr'],
  ['audio/mp4', '.m4a'],
  ['audio/mpeg', '.mp3'],
  ['audio/ogg', '.ogg'],
  ['audio/wav', '.wav'],
  ['video/3gpp', '.3gp'],
  ['video/mp4', '.mp4'],
  ['application/pdf', '.pdf'],
]);
