import { buyersPlaceOf } from '../../core/followUp/buyersPlace';
import { isOpenAt } from '../../core/followUp/openHours';
import type { FollowUpRules } from '../../core/rules/rules';
import type { ConversationDocument } from '../../store/documents';

/** Whether something automatic may reach the buyer now: by their own clock and holidays, at both ends of a wide country. */
export function inHoursOfBuyer(
  rules: FollowUpRules,
  conversation: Pick<ConversationDocument, 'identity'>,
  nowMs: number,
): boolean {
  return isOpenAt(rules, buyersPlaceOf(conversation.identity, rules, nowMs), nowMs);
}
