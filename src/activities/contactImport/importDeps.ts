import type { Dependencies } from '../dependencies';

/** What an import works with. */
export type ImportDeps = Pick<Dependencies, 'store' | 'clock' | 'ring'>;

/** How long to go on, and how to say that one still does. */
export interface Shift {
  readonly beat: () => void;
  readonly isOver: () => boolean;
}
