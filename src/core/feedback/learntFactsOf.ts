import type { LearntFacts } from '../followUp/silence';
import { drawWordings, type Candidate } from './draw';
import type { LearntForRoute } from './learntForRoute';
import {
  parameterBounds,
  parameterNames,
  unlearntCosts,
  within,
  type LearntValues,
  type ParameterName,
} from './parameters';

/** The versions in force: a parameter that is missing is not learnt, or was rolled back to the fixed policy. */
export type InForceValues = {
  readonly [Name in ParameterName]?: { readonly version: number; readonly value: LearntValues[Name] };
};

export const ofFollowUps = ['rhythm', 'prematureHours', 'templateHours', 'leastChance', 'wordings'] as const;

/**
 * What a follow-up's decision is told of what is learnt; null when nothing is: then the fixed rules alone decide. Only the candidates'
 * worths are drawn. Pure.
 */
export function learntFactsOf(
  values: InForceValues,
  candidates: readonly Candidate[],
  by: { readonly language: string | null; readonly seed: number },
): LearntFacts | null {
  if (ofFollowUps.every((name) => values[name] === undefined)) return null;
  const cost = (name: 'prematureHours' | 'templateHours' | 'leastChance') =>
    within(values[name]?.value ?? unlearntCosts[name], parameterBounds[name]);
  return {
    version: versionOf(values, ofFollowUps),
    actsAt: 'fixedMoment',
    model: values.rhythm?.value ?? null,
    prematureHours: cost('prematureHours'),
    templateHours: cost('templateHours'),
    leastChance: cost('leastChance'),
    wordings: values.wordings === undefined ? {} : drawWordings(values.wordings.value, candidates, by),
  };
}

/**
 * Nothing is learnt any more, but the contact's last follow-up was put off: it still counts from when the fixed rules alone would have sent
 * it, or taking back what was learnt could let out what they would not.
 */
export const nothingLearntAnyMore: LearntFacts = {
  ...{ version: '', actsAt: 'fixedMoment', model: null, wordings: {} },
  ...unlearntCosts,
};

export const ofRoutes = ['handOver', 'dueTime'] as const;

/** What a route decision is told of what is learnt; null when nothing is. Pure. */
export function learntForRouteOf(values: InForceValues): LearntForRoute | null {
  if (ofRoutes.every((name) => values[name] === undefined)) return null;
  const dueMinutes = values.dueTime?.value ?? null;
  return {
    version: versionOf(values, ofRoutes),
    handOver: (values.handOver?.value ?? []).map(({ intent, by }) => ({
      intent,
      by: within(by, parameterBounds.handOver),
    })),
    dueMinutes: dueMinutes === null ? null : within(dueMinutes, parameterBounds.dueTime),
  };
}

function versionOf(values: InForceValues, names: readonly ParameterName[]): string {
  return parameterNames
    .filter((name) => names.includes(name))
    .flatMap((name) => (values[name] === undefined ? [] : [`${name}.${values[name].version}`]))
    .join(' ');
}
