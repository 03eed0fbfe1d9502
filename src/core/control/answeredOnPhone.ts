import { givenTo, withPeople, type Control } from './control';

/** Who paused, when a person answered from the phone app. */
export const phoneApp = 'businessApp';

/**
 * The control state after a person answered from the phone app: people have the conversation, and automation keeps quiet until
 * they hand it back or the quiet period is over. Null when that period is over already: the answer came late. A longer pause
 * that somebody ordered stays. Pure.
 */
export function answeredOnPhone(
  control: Control,
  answer: { readonly atMs: number; readonly quietMs: number },
  nowMs: number,
): Control | null {
  const untilMs = answer.atMs + answer.quietMs;
  if (untilMs <= nowMs) return null;
  const { paused } = control;
  const holder = withPeople(control.holder);
  const tookFromAutomation = control.holder.kind !== 'human' || paused?.tookFromAutomation === true;
  return {
    ...control,
    epoch: control.epoch + 1,
    state: 'open',
    holder,
    given: givenTo(holder, answer.atMs),
    snoozedUntilMs: null,
    paused:
      paused !== null && paused.untilMs >= untilMs
        ? { ...paused, tookFromAutomation }
        : { untilMs, by: phoneApp, noteId: null, tookFromAutomation },
  };
}
