import { openHoursOf } from '../../core/followUp/openHours';
import type { FollowUpRules } from '../../core/rules/rules';
import { isWorking } from '../../core/workingTime/workingTime';
import type { ConversationDocument } from '../../store/documents';
import { placeOf } from '../../store/followUp/gatherSilence';

/** Whether something automatic may reach the buyer now: by their own clock and holidays. */
export function inHoursOfBuyer(
  rules: FollowUpRules,
  conversation: Pick<ConversationDocument, 'identity'>,
  nowMs: number,
): boolean {
  return isWorking(openHoursOf(rules, placeOf(conversation, nowMs)), nowMs);
}
