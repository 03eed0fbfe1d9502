import type { AgentId, NoteId, TeamId } from '../ids';
import type { OwnRules } from '../rules/rules';

/** Who has the conversation now. `human` with neither assignee nor team is everybody's queue. */
export type Holder =
  | { readonly kind: 'automation' }
  | { readonly kind: 'human'; readonly assignee: AgentId | null; readonly team: TeamId | null }
  | { readonly kind: 'nobody' };

export interface Pause {
  readonly untilMs: number;
  readonly by: string;
  readonly noteId: NoteId | null;
  /** True when the pause moved the conversation from automation to people's queue: at its end automation gets it back. */
  readonly tookFromAutomation: boolean;
}

/** What a person has said of who has it: they took it, gave it to somebody, or answered. Instant in epoch milliseconds. */
export interface Given {
  /** Null when they gave no name. */
  readonly to: AgentId | null;
  readonly atMs: number;
}

/** What people have ordered, and where it left the conversation. Lives in MongoDB; the workflow holds a picture of it. */
export interface Control {
  /** Raised by every command. A send stamped with an older epoch can't be claimed any more. */
  readonly epoch: number;
  readonly state: 'open' | 'closed';
  readonly holder: Holder;
  /** Null when no person has said who has it. */
  readonly given: Given | null;
  readonly paused: Pause | null;
  readonly snoozedUntilMs: number | null;
  readonly optedOut: boolean;
  readonly ownRules: OwnRules | null;
}

/** A conversation nobody has touched yet. */
export const initialControl: Control = {
  epoch: 0,
  state: 'open',
  holder: { kind: 'nobody' },
  given: null,
  paused: null,
  snoozedUntilMs: null,
  optedOut: false,
  ownRules: null,
};

/** Everybody's queue: with people, but with nobody in particular. */
export const everybodysQueue: Holder = { kind: 'human', assignee: null, team: null };

/** What is kept when a person says who has it; null when they name nobody. */
export function givenTo(holder: Holder, atMs: number): Given | null {
  return holder.kind === 'human' && holder.assignee !== null ? { to: holder.assignee, atMs } : null;
}

/** Who has it when only people may: whoever of them has it already, else everybody's queue. */
export function withPeople(holder: Holder): Holder {
  return holder.kind === 'human' ? holder : everybodysQueue;
}
