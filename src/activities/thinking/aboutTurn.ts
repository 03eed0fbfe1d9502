import type { TurnId } from '../../core/ids';

/** How decisions about a turn are named: by the turn, and by what had it decided anew. */
export function aboutTurn({ id, again }: { readonly id: TurnId; readonly again: string | null }): string {
  return again === null ? id : `${id}.${again}`;
}
