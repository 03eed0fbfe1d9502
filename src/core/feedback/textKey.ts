import { fnv1a, fnvOffset } from '../fnv1a';

/**
 * A short name for one text of a wording or a template: another text has another one, so that what was learnt of the old one is not
 * said of the new one. Eight hexadecimal digits (FNV-1a): enough to tell the few texts of one name apart. Pure.
 */
export function textKeyOf(text: string): string {
  return (fnv1a(text, fnvOffset) >>> 0).toString(16).padStart(8, '0');
}
