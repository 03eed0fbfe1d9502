import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { describeStanding } from '../core/control/describeStanding';
import type { Standing } from '../core/control/standing';
import type { Desk } from './desk';

const keys = {
  conversationState: defineSearchAttributeKey('ConversationState', 'KEYWORD'),
  holder: defineSearchAttributeKey('Holder', 'KEYWORD'),
  assignee: defineSearchAttributeKey('Assignee', 'KEYWORD'),
  replyDueAt: defineSearchAttributeKey('ReplyDueAt', 'DATETIME'),
  followUpAt: defineSearchAttributeKey('FollowUpAt', 'DATETIME'),
  paused: defineSearchAttributeKey('Paused', 'BOOL'),
  dealStage: defineSearchAttributeKey('DealStage', 'KEYWORD'),
};

/** Keeps Temporal's list and detail view true: search attributes in one upsert when they changed, current details always. */
export function showStanding(desk: Desk): void {
  if (desk.standing === null) return;
  setCurrentDetails(describeStanding(desk.standing));
  // While a turn is open its decision is seconds away: one upsert then, instead of two.
  if (desk.standing.turn !== null) return;
  const pairs = pairsOf(desk.standing);
  const shown = JSON.stringify(pairs.map((pair) => pair.value));
  if (shown === desk.shown) return;
  desk.shown = shown;
  upsertSearchAttributes(pairs);
}

function pairsOf(standing: Standing): SearchAttributeUpdatePair[] {
  const { control } = standing;
  const instant = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : new Date(ms));
  const assignee = control.holder.kind === 'human' ? (control.holder.assignee ?? control.holder.team) : null;
  return [
    { key: keys.conversationState, value: control.state },
    { key: keys.holder, value: control.holder.kind },
    { key: keys.assignee, value: assignee },
    { key: keys.replyDueAt, value: instant(standing.wait?.dueAtMs) },
    { key: keys.followUpAt, value: instant(standing.followUp?.lookAtMs) },
    { key: keys.paused, value: control.paused !== null },
    { key: keys.dealStage, value: standing.dealStage },
  ];
}
