import type { ConversationFeedback } from '../../core/feedback/outcome';
import { iso } from '../schemas/common';
import type { OutcomesView } from '../schemas/outcome';

/** What became of our messages in one conversation, as the API shows it. */
export function outcomesView({ outcomes }: Pick<ConversationFeedback, 'outcomes'>): OutcomesView {
  return {
    items: outcomes.map(({ atMs, chanceAtAll: _told, ...outcome }) => ({ ...outcome, at: iso(atMs) })),
    responseTimes: {
      theirs: speedOf(outcomes.flatMap(({ repliedAfterMs }) => repliedAfterMs ?? [])),
      ours: speedOf(outcomes.flatMap(({ tookMs }) => tookMs ?? [])),
    },
  };
}

function speedOf(times: readonly number[]) {
  const count = times.length;
  return { count, meanMs: count === 0 ? null : times.reduce((sum, ms) => sum + ms, 0) / count };
}
