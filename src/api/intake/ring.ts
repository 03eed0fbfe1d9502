import type { ConversationId } from '../../core/ids';
import { lowerBell } from '../../store/conversations';
import type { ApiDeps } from '../deps';

export interface Ringer {
  /** Rings at conversations after the request was answered. What fails is rung again by the relay, which goes by the stored rows. */
  ringLater(conversationIds: readonly ConversationId[]): void;
}

/** Makes a {@link Ringer}. */
export function createRinger(deps: Pick<ApiDeps, 'store' | 'temporal' | 'background' | 'metrics' | 'log'>): Ringer {
  const { store, temporal, background, metrics, log } = deps;

  async function ring(id: ConversationId): Promise<void> {
    try {
      await temporal.ring(id);
      metrics.rings.inc({ outcome: 'rung' });
    } catch {
      metrics.rings.inc({ outcome: 'failed' });
      log.warn({ conversationId: id }, 'Temporal did not take a ring; the relay rings again');
      // So that the buyer's next message rings too, instead of counting on this ring.
      await lowerBell(store, id);
    }
  }

  return {
    ringLater(conversationIds) {
      for (const id of conversationIds) {
        if (!background.run(() => ring(id))) metrics.rings.inc({ outcome: 'dropped' });
      }
    },
  };
}
