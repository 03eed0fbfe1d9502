import type { Control } from '../control/control';
import { reason, type Reason } from '../reason';
import type { FollowUpRules } from '../rules/followUpRules';
import type { MoreOfSilence } from './silence';

/** Why nothing automatic follows at all; null when it may. */
export function switchedOff(
  control: Pick<Control, 'optedOut'>,
  more: Pick<MoreOfSilence, 'contact' | 'deal'>,
  rules: FollowUpRules,
): Reason | null {
  if (control.optedOut || more.contact.optedOut)
    return reason('optedOut', 'The buyer opted out, so nothing automatic follows.');
  if (more.deal !== null && !more.deal.open) return reason('dealClosed', 'The deal is closed.');
  if (!rules.enabled) return reason('followUpOff', 'Follow-ups are switched off by the rules.');
  return null;
}
