/**
 * A short name for one text of a wording or a template: another text has another one, so that what was learnt of the old one is not
 * said of the new one. Eight hexadecimal digits (FNV-1a of the UTF-16 units): enough to tell the few texts of one name apart. Pure.
 */
export function textKeyOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
