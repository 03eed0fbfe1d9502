import { reason, type Reason } from '../reason';
import type { LookFacts, MoreOfLook } from './silence';

/** Why a planned follow-up is dropped. */
export interface Overtaken {
  readonly why: Reason;
  /** `over`: nothing stays planned; another plan takes over, or it is closed. `quietEnd`: it is still closed some day. */
  readonly leaves: 'over' | 'quietEnd';
}

const writingTexts = {
  draft: 'A draft is open: a person is about to write.',
  queuedSend: 'A message is on its way to the buyer.',
  thinking: 'An answer is being thought out.',
} as const;

/** What has happened since the silence began that makes its follow-up needless; null when nothing has. Pure. */
export function overtakenBy(facts: LookFacts, more: MoreOfLook): Overtaken | null {
  const { sinceMs, control } = facts;
  const after = (atMs: number | null) => atMs !== null && atMs > sinceMs;
  const over = (code: string, text: string): Overtaken => ({ why: reason(code, text), leaves: 'over' });
  const quietEnd = (code: string, text: string): Overtaken => ({ why: reason(code, text), leaves: 'quietEnd' });
  if (control.state === 'closed') return over('closed', 'The conversation is closed.');
  if (facts.needsReply || more.replyDueAtMs !== null || after(facts.lastInboundAtMs))
    return over('buyerWrote', 'The buyer has written since; the silence is over.');
  // What follows is about a follow-up; the quiet end needs none of it.
  if (facts.silence === 'nothingOwed') return null;
  if (more.writing !== null) return quietEnd('beingWritten', writingTexts[more.writing]);
  if (after(more.lastOutboundAtMs)) return quietEnd('writtenSince', 'Somebody has written to the buyer since.');
  const { elsewhere } = more.contact;
  if (after(elsewhere.lastInboundAtMs))
    return quietEnd('buyerWroteElsewhere', 'The buyer has written in another conversation since.');
  if (after(elsewhere.lastOutboundAtMs))
    return quietEnd('writtenElsewhere', 'Somebody has written to the buyer in another conversation since.');
  if (after(elsewhere.putOffAtMs ?? null))
    return quietEnd(
      'putOffElsewhere',
      'By the rules alone the buyer would have had a follow-up in another conversation.',
    );
  if (more.deal !== null && after(more.deal.movedAtMs))
    return quietEnd('dealMoved', 'The deal has moved since the silence began.');
  return null;
}
