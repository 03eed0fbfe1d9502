import type { Context } from '../../core/contextualize/context';
import type { RouteDecision } from '../../core/route/routeDecision';
import { changeKinds, tryRules, type ChangeKind, type Trial } from '../../core/rules/dryRun';
import type { Rules } from '../../core/rules/rules';
import type { DecisionDocument } from '../../store/documents';
import { newestRouteDecisions, rulesByVersion } from '../../store/routeDecisions';
import type { ApiContext } from '../deps';

/** Below the patience of a request. */
const longestMs = 10_000;

/** One stored decision that comes out otherwise. */
export interface TriedDecision extends Trial {
  readonly stored: DecisionDocument;
  readonly before: RouteDecision;
}

/** What came of a dry run. */
export interface DryRun {
  /** So many conversations, each by its newest decided turn. */
  readonly looked: number;
  readonly same: number;
  readonly different: readonly TriedDecision[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Decisions that do not come out as stored under the rules they were taken under. */
  readonly unexplained: readonly DecisionDocument[];
  /** Decisions whose rules version is not kept, so that nobody can tell. */
  readonly unknownVersion: number;
  /** Decisions whose facts are of an earlier version, so that nobody can tell what people, hours and absence texts change. */
  readonly olderFacts: number;
  /** The time was up before all were looked at. */
  readonly cutShort: boolean;
}

/** In a base where few conversations talk much, so many turns are looked through for each that is wanted. */
const mostTurnsEach = 20;

/** Decides the newest turn of each of the last conversations again under other rules. Reads only. */
export async function dryRun(
  { store, clock }: Pick<ApiContext, 'store' | 'clock'>,
  rules: Rules,
  last: number,
): Promise<DryRun> {
  const startedMs = clock();
  const rulesOf = rulesByVersion(store);
  const different: TriedDecision[] = [];
  const unexplained: DecisionDocument[] = [];
  const conversations = new Set<string>();
  let looked = 0;
  let unknownVersion = 0;
  let olderFacts = 0;
  let cutShort = false;
  for await (const stored of newestRouteDecisions(store, last * mostTurnsEach, longestMs)) {
    if (conversations.size === last) break;
    if (conversations.has(stored.conversationId)) continue;
    if (clock() - startedMs > longestMs) {
      cutShort = true;
      break;
    }
    const before = (stored.details as { decision: RouteDecision }).decision;
    const own = await rulesOf(stored.rulesVersion);
    const trial = tryRules({ facts: stored.facts as Context, decision: before }, own ?? rules, rules);
    looked += 1;
    conversations.add(stored.conversationId);
    if ((stored.facts as Context).more === undefined) olderFacts += 1;
    if (own === null) unknownVersion += 1;
    else if (trial.unexplained) unexplained.push(stored);
    if (trial.changes.length > 0) different.push({ ...trial, stored, before });
    // Others are served in between.
    await new Promise(setImmediate);
  }
  const counts = Object.fromEntries(
    changeKinds.map((kind) => [kind, different.filter(({ changes }) => changes.includes(kind)).length]),
  ) as Record<ChangeKind, number>;
  const same = looked - different.length;
  return { looked, same, different, counts, unexplained, unknownVersion, olderFacts, cutShort };
}
