import type { FeedbackDecision } from './history';

type Of<Kind extends FeedbackDecision['kind']> = Extract<FeedbackDecision, { kind: Kind }>;

/** The decisions of one conversation, each kind in order of time, so that each message finds its own quickly. */
export interface Decided {
  readonly routes: readonly Of<'route'>[];
  readonly routeOfTurn: ReadonlyMap<string, Of<'route'>>;
  readonly looks: readonly Of<'followUp'>[];
  /** People did otherwise than automation answered. */
  readonly overrulings: readonly FeedbackDecision[];
  readonly optOuts: readonly FeedbackDecision[];
}

const overruling: ReadonlySet<string> = new Set(['takeOver', 'reroute', 'reply']);

/** Sorts the decisions of a conversation, given in any order. Pure. */
export function decidedOf(decisions: readonly FeedbackDecision[]): Decided {
  const sorted = [...decisions].sort(byInstant);
  const routes = sorted.filter((one) => one.kind === 'route');
  return {
    routes,
    // Of several about one turn the first counts.
    routeOfTurn: new Map(routes.toReversed().flatMap((one) => (one.turnId === null ? [] : [[one.turnId, one]]))),
    looks: sorted.filter((one) => one.kind === 'followUp'),
    overrulings: sorted.filter((one) => one.kind === 'control' && overruling.has(one.outcome)),
    optOuts: sorted.filter((one) => isOptOut(one)),
  };
}

/** What was decided in one instant has a fixed order too. */
function byInstant(a: FeedbackDecision, b: FeedbackDecision): number {
  return a.atMs - b.atMs || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

function isOptOut(decision: FeedbackDecision): boolean {
  return decision.kind === 'route' ? decision.optedOut : decision.kind === 'control' && decision.outcome === 'optOut';
}

/** The place of the first of these, in order of time, that is at an instant or after it; their number when there is none. Pure. */
export function placeFrom(sorted: readonly { readonly atMs: number }[], fromMs: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.atMs ?? Infinity) < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
