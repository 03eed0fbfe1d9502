const [newLine, carriage] = [0x0a, 0x0d];

/** In UTF-8 no part of another character looks like one. Pure. */
export function isLineEnd(byte: number | undefined): boolean {
  return byte === newLine || byte === carriage;
}

/**
 * A UTF-8 text in pieces of about `pieceBytes`, cut behind line ends: no line stands in two pieces. Only a line of more than eight
 * pieces is cut, between two characters. Pure.
 */
export function* linePieces(text: Uint8Array, pieceBytes: number): Generator<Uint8Array> {
  for (let from = 0; from < text.length;) {
    const to = endOfPiece(text, from, pieceBytes);
    yield text.subarray(from, to);
    from = to;
  }
}

function endOfPiece(text: Uint8Array, from: number, pieceBytes: number): number {
  if (text.length - from <= pieceBytes) return text.length;
  for (let to = from + pieceBytes; to > from; to--) if (isLineEnd(text[to - 1])) return to;
  const most = Math.min(text.length, from + 8 * pieceBytes);
  for (let to = from + pieceBytes; to < most; to++) if (isLineEnd(text[to])) return to + 1;
  let to = most;
  while (to > from + 1 && isWithinCharacter(text[to])) to--;
  return to;
}

function isWithinCharacter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
