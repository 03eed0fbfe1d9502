/** More sentences than this say nothing new of a turn. */
const mostSentences = 40;

/** The sentences of a message, each with the mark it ends with. A full stop ends one only before a space or the end. */
export function sentencesOf(text: string): string[] {
  const found = text.slice(0, 4096).match(/(?:[^.!?？؟。！;；।…\n]|[.](?=[^\s.]))+[.!?？؟。！;；।…]*/g) ?? [];
  return found
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}?？؟\p{Extended_Pictographic}]/u.test(sentence))
    .slice(0, mostSentences);
}
