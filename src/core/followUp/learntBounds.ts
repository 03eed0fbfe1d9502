import type { LearntFacts } from './silence';

/** Whatever is learnt stays within these. */
export const learntBounds = {
  /** Hours of waiting that one needless message is worth. */
  prematureHours: { least: 24, most: 2000 },
  /** Hours of waiting that a paid template is worth. */
  templateHours: { least: 0, most: 48 },
  /** Below this chance of any reply a conversation is closed quietly: never more than one buyer in ten is given up so. */
  leastChance: { least: 0, most: 0.1 },
} as const;

/** What was learnt, each parameter within its bounds. */
export function boundedLearnt(learnt: LearntFacts): LearntFacts {
  return {
    ...learnt,
    prematureHours: within(learnt.prematureHours, learntBounds.prematureHours),
    templateHours: within(learnt.templateHours, learntBounds.templateHours),
    leastChance: within(learnt.leastChance, learntBounds.leastChance),
  };
}

/** A number that is none counts as the least. */
function within(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Number.isNaN(value) ? least : Math.min(most, Math.max(least, value));
}
