import type { ConversationHistory, FeedbackDecision, FeedbackMessage } from '../../src/core/feedback/history';
import type { Talk } from './talk';

/** A conversation as the product's feedback reads it: who wrote when, which template a follow-up was, and what chance was told. */
export function historyOf({ messages, told }: Talk): ConversationHistory {
  const feedback = messages.map(({ atMs, direction, followUp }, place): FeedbackMessage => {
    const isOurs = direction === 'out';
    return {
      ...{ id: String(place), direction, author: isOurs ? 'automation' : 'buyer', agent: null, turnId: null },
      ...{ sentAs: isOurs ? (followUp === undefined ? 'answer' : 'followUp') : null, type: 'text' },
      ...{ text: null, atMs, order: place, position: 0, status: isOurs ? 'delivered' : 'received' },
      template: followUp?.kind === 'template' ? { name: followUp.name, language: followUp.language } : null,
    };
  });
  const look = { kind: 'followUp', wording: null, text: null, language: 'en', chanceAtAll: null } as const;
  const decisions = [
    ...told.map((one): FeedbackDecision => ({ ...look, outcome: 'lookLater', ...one })),
    ...messages.flatMap(({ atMs, followUp }): FeedbackDecision[] =>
      followUp?.kind === 'text' ? [{ ...look, outcome: 'send', atMs, wording: followUp.wording }] : [],
    ),
  ];
  return { messages: feedback, decisions, drafts: [] };
}
