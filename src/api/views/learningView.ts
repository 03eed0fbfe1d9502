import { parameterBounds, parameterTexts } from '../../core/feedback/parameters';
import type { InForceDocument, LearningDocument, LearningRunDocument } from '../../store/learningDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { LearningParameterView, LearningRunView, LearningVersionView } from '../schemas/learning';

/** A learnt version as the API shows it. */
export function learningVersionView(document: LearningDocument): LearningVersionView {
  const { parameter, version, value, evidence, basedOn, createdAtMs, by } = document;
  return { parameter, version, value, evidence, basedOn, createdAt: iso(createdAtMs), by };
}

/** How a parameter stands, with the version in force. */
export function learningParameterView(
  { _id: parameter, sinceMs, frozen, history = [] }: InForceDocument,
  inForce: LearningDocument | null,
): LearningParameterView {
  return {
    parameter,
    changes: parameterTexts[parameter],
    bounds: parameter === 'rhythm' ? null : { ...parameterBounds[parameter] },
    inForce: inForce && learningVersionView(inForce),
    since: isoOrNull(sinceMs),
    frozen: frozen && { by: frozen.by, at: iso(frozen.atMs) },
    history: history.map(({ atMs, ...change }) => ({ ...change, at: iso(atMs) })),
  };
}

/** A learning run as the API shows it. */
export function learningRunView(run: LearningRunDocument): LearningRunView {
  const { _id, startedAtMs, finishedAtMs, sinceMs, tallied, conversations, messages, complete, steps } = run;
  return {
    ...{ id: _id, startedAt: iso(startedAtMs), finishedAt: isoOrNull(finishedAtMs), readSince: iso(sinceMs) },
    ...{ conversations, messages, complete, steps },
    outcomes: tallied && {
      results: tallied.results,
      depths: { ...tallied.depths },
      wordings: tallied.wordings,
      intents: tallied.intents,
      authors: tallied.authors,
      responseTimes: { theirs: tallied.theirs, ours: tallied.ours },
    },
  };
}
