/**
 * Of a longer message only its beginning and its end are read for what it wants, so much of each: the time stays bounded, and
 * what is wanted mostly stands there. A message not read whole is never taken for thanks (`isReadInPart`).
 */
const mostAtEitherEnd = { sentences: 8, characters: 1000 };

/** The sentences of a message, each with the mark it ends with. A full stop ends one only before a space or the end. */
export function sentencesOf(text: string): string[] {
  const most = mostAtEitherEnd.sentences;
  const found = splitSentences(readPart(text));
  return found.length <= 2 * most ? found : [...found.slice(0, most), ...found.slice(-most)];
}

/** True when a message holds something that `sentencesOf` leaves out: then nobody can say that it asks nothing. */
export function isReadInPart(text: string): boolean {
  return readPart(text) !== text || splitSentences(text).length > 2 * mostAtEitherEnd.sentences;
}

function readPart(text: string): string {
  const most = mostAtEitherEnd.characters;
  return text.length <= 2 * most ? text : `${text.slice(0, most)}\n${text.slice(-most)}`;
}

function splitSentences(text: string): string[] {
  const found = text.match(/(?:[^.!?？؟。！;；।…\n]|[.](?=[^\s.]))+[.!?？؟。！;；।…]*/g) ?? [];
  return found
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}?？؟\p{Extended_Pictographic}]/u.test(sentence));
}
