import type { AlertDocument } from '../../store/alertDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { AlertView } from '../schemas/alert';

/** An alert as the API shows it. */
export function alertView(alert: AlertDocument): AlertView {
  return {
    id: alert._id,
    conversationId: alert.conversationId,
    kind: alert.kind,
    for: alert.for,
    waitingSince: iso(alert.waitSinceMs),
    replyDueAt: iso(alert.dueAtMs),
    at: iso(alert.atMs),
    endedAt: isoOrNull(alert.endedAtMs),
  };
}
