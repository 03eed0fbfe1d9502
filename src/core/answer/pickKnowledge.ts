import type { Source } from '../thinking/thought';
import { wordsIn } from './words';

/** A piece of knowledge, with whom and what it is for. */
export interface Piece extends Source {
  /** ISO 639-1; for buyers who write in one of these. Empty: for everybody. */
  readonly languages: readonly string[];
  /** What it answers; empty where nothing was said. */
  readonly intents: readonly string[];
}

export interface Sought {
  /** What the buyer wrote. */
  readonly texts: readonly string[];
  readonly intents: readonly string[];
  readonly language: string | null;
}

/** The most pieces a model is given, and their most text together, in characters. */
const mostPieces = 8;
const mostText = 16_000;
const points = { title: 2, text: 1, intent: 3 } as const;

/**
 * The pieces of knowledge an answer may come from, best first. The score is a count: 2 for each word of the buyer's in the title, 1 for
 * each in the text, 3 for each intent of the turn the piece is for. Where nothing counts, a few pieces are all given. Pure.
 */
export function pickKnowledge(pieces: readonly Piece[], sought: Sought): Source[] {
  const fitting = pieces.filter(
    ({ languages }) => languages.length === 0 || sought.language === null || languages.includes(sought.language),
  );
  const asked = wordsIn(sought.texts.join('\n'));
  const scored = fitting
    .map((piece) => ({ piece, score: scoreOf(piece, asked, sought.intents) }))
    .sort((a, b) => b.score - a.score || (a.piece.id < b.piece.id ? -1 : 1));
  const counted = scored.filter(({ score }) => score > 0);
  const best = counted.length > 0 ? counted : scored.length <= mostPieces ? scored : [];
  return withinLength(best.slice(0, mostPieces).map(({ piece }) => piece));
}

/** The points of one piece, as `pickKnowledge` counts them. */
export function scoreOf(piece: Piece, asked: ReadonlySet<string>, intents: readonly string[]): number {
  const shared = (text: string) => [...wordsIn(text)].filter((word) => asked.has(word)).length;
  const meant = piece.intents.filter((intent) => intents.includes(intent)).length;
  return points.title * shared(piece.title) + points.text * shared(piece.text) + points.intent * meant;
}

function withinLength(pieces: readonly Piece[]): Source[] {
  let left = mostText;
  return pieces.flatMap(({ id, version, title, text }) => {
    left -= title.length + text.length;
    return left < 0 ? [] : [{ id, version, title, text }];
  });
}
