import type { MoreOfLook, PutOff } from '../../core/followUp/silence';
import type { ConversationId } from '../../core/ids';
import type { Collections } from '../collections';

/** A follow-up that was decided on, or put off by what is learnt: what the fixed rules alone would have said, and when. */
export interface DecidedFollowUp {
  readonly outcome: string;
  readonly atMs: number;
  /** What was known before. */
  readonly facts?: { readonly more?: Pick<MoreOfLook, 'lastWording' | 'fixedLastWording' | 'putOff'> } | null;
  readonly details?: {
    readonly fixedWording?: string;
    readonly moment?: { readonly putOff?: PutOff };
  } | null;
}

/** The newest follow-up of these conversations that was decided on, or put off. */
export function lastDecided({ decisions }: Pick<Collections, 'decisions'>, conversationIds: readonly ConversationId[]) {
  return decisions
    .find<DecidedFollowUp>(
      {
        ...{ conversationId: { $in: [...conversationIds] }, step: 'followUp' },
        outcome: { $in: ['send', 'sendTemplate', 'draft', 'putOff'] },
      },
      {
        projection: {
          ...{
            _id: 0,
            outcome: 1,
            atMs: 1,
            'details.fixedWording': 1,
            'details.moment.putOff': 1,
            'facts.more.putOff': 1,
          },
          ...{ 'facts.more.lastWording': 1, 'facts.more.fixedLastWording': 1 },
        },
      },
    )
    .sort({ atMs: -1 })
    .limit(1);
}
