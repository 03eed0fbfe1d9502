import type { Control } from './control';

/** What decides, at the last moment, whether something automatic may still leave. */
export interface LeaveFacts {
  /** `absence`: that nobody is there now. */
  readonly kind: 'answer' | 'followUp' | 'humanReply' | 'absence';
  readonly control: Control;
  readonly automationEnabled: boolean;
  /** The buyer has written since the message was ordered, captured or not. */
  readonly buyerWroteSince: boolean;
  /** False when it is night at the buyer's place by the rules' active hours. Answers are asked for, so they may leave. */
  readonly inActiveHours: boolean;
  /** The channel has restricted the account: nothing leaves that nobody asked for. */
  readonly accountRestricted: boolean;
  /** The channel can't reach the buyer, or the buyer has blocked us. */
  readonly unreachable: boolean;
  /** The phone it goes to was seen with somebody else. */
  readonly phoneInDoubt: boolean;
  readonly windowClosesAtMs: number | null;
  /** `none`: it is free text. `gone`: its template was paused, disabled, removed or changed since it was ordered. */
  readonly template: 'none' | 'approved' | 'gone';
  readonly nowMs: number;
}

/** Why an automatic message must not leave, or null when it may. A person's reply is not asked. Pure. */
export function mayLeave(facts: LeaveFacts): string | null {
  const { control } = facts;
  if (facts.kind === 'humanReply') return null;
  if (!facts.automationEnabled) return 'automationOff';
  if (control.state === 'closed') return 'closed';
  if (control.paused !== null && control.paused.untilMs > facts.nowMs) return 'paused';
  if (facts.kind === 'followUp' && control.snoozedUntilMs !== null && control.snoozedUntilMs > facts.nowMs)
    return 'snoozed';
  // That nobody is there is said while it waits for people, and is as true when the buyer has written more that waits for them.
  const isAbsence = facts.kind === 'absence';
  if (control.holder.kind === 'human' && !isAbsence) return 'humanHolds';
  if (control.optedOut) return 'optedOut';
  if (facts.buyerWroteSince && !isAbsence) return 'buyerWrote';
  if (facts.unreachable) return 'unreachable';
  if (facts.phoneInDoubt) return 'phoneInDoubt';
  if (facts.kind === 'followUp' && facts.accountRestricted) return 'accountRestricted';
  if (facts.kind === 'followUp' && !facts.inActiveHours) return 'quietHours';
  if (facts.template === 'gone') return 'templateGone';
  if (facts.template === 'approved') return null;
  if (facts.windowClosesAtMs === null || facts.windowClosesAtMs <= facts.nowMs) return 'windowClosed';
  return null;
}
