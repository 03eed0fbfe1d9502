import anyAscii from 'any-ascii';

/** Letters and digits of any script as a-z and 0-9, by any-ascii; everything else falls away. */
export function latinOf(text: string): string {
  return anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}
