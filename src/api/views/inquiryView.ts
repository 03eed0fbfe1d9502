import { answeredAtMs } from '../../core/inquiries/inquiry';
import type { InquiryDocument } from '../../store/inquiryDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { InquiryView } from '../schemas/inquiry';

/** An inquiry as the API shows it. */
export function inquiryView(inquiry: InquiryDocument): InquiryView {
  const { _id, topic, reference, openedAtMs, openedByTurnId, turns, turnCount, ended } = inquiry;
  return {
    id: _id,
    topic: topic.name,
    reference: reference?.value ?? null,
    openedAt: iso(openedAtMs),
    openedByTurnId,
    turnIds: turns.map(({ id }) => id),
    turnCount,
    state: ended === null ? 'open' : 'ended',
    outcome: ended?.outcome ?? null,
    answeredAt: isoOrNull(answeredAtMs(inquiry)),
    endedAt: isoOrNull(ended?.atMs ?? null),
  };
}
