/**
 * The steps of an erasure, in order. `gather`: everything the person is known by. `stop`: nothing may be written anew. `settle`: sends
 * that are with the channel come back. `owned`: what belongs to the person's conversations. `sweep`: every other place. `verify`: counts
 * what is left. `finish`: the result, and the end of what was noted for the work.
 */
export const erasureSteps = ['gather', 'stop', 'settle', 'owned', 'sweep', 'verify', 'finish'] as const;
export type ErasureStep = (typeof erasureSteps)[number];

/** What a step came to, as numbers. */
export interface StepResult {
  /** Things that have to end elsewhere first: sends with the channel, rows others have not captured. */
  readonly waiting: number;
  /** Documents that still speak of the person; 0 for steps that do not look. */
  readonly left: number;
}
