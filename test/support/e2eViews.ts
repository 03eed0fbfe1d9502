import type { ConversationView } from '../../src/api/schemas/conversation';
import type { DecisionView } from '../../src/api/schemas/decision';
import type { MessageView } from '../../src/api/schemas/message';
import type { FollowUpRules } from '../../src/core/rules/rules';
import type { E2eHttp } from './e2eHttp';
import { until } from './e2eUntil';

export type { ConversationView, DecisionView, MessageView };

/** A row of the sandbox's ledger: a message that really left. */
export interface LedgerRow {
  readonly id: string;
  readonly tag: string | null;
  readonly to: string;
  readonly text: string;
  readonly at: string;
  readonly statusesSent: readonly string[];
}

/** The product as its users see it. */
export function createViews(http: E2eHttp) {
  const views = {
    conversations: (query: string) => http.all<ConversationView>(`/api/conversations?${query}`),
    /** The only conversation of a phone; waits until it is there. */
    conversationOf: async (phone: string): Promise<ConversationView> => {
      const found = await until(`a conversation with ${phone}`, async () => {
        const items = await views.conversations(`phone=${encodeURIComponent(phone)}`);
        return items.length > 0 && items;
      });
      if (found.length !== 1) throw new Error(`${found.length} conversations have this phone.`);
      return found[0]!;
    },
    conversation: (id: string) => http.expecting<ConversationView>(200, 'GET', `/api/conversations/${id}`),
    /** Waits until the conversation satisfies `test`. */
    untilConversation: (id: string, what: string, test: (view: ConversationView) => boolean, timeoutMs?: number) =>
      until(
        what,
        async () => {
          const view = await views.conversation(id);
          if (test(view)) return view;
          throw new Error(JSON.stringify(view));
        },
        { timeoutMs },
      ),
    messages: (id: string) => http.all<MessageView>(`/api/conversations/${id}/messages`),
    decisions: (id: string) => http.all<DecisionView>(`/api/conversations/${id}/decisions`),
    ledger: () => http.all<LedgerRow>('/sandbox/ledger'),
    ledgerTo: async (phone: string) => (await views.ledger()).filter((row) => row.to === phone),
    /** Waits until the message of ours with this status is shown. */
    untilOurs: (id: string, status: MessageView['status'], timeoutMs?: number) =>
      until(
        `a message of ours with status ${status}`,
        async () => {
          const ours = (await views.messages(id)).filter((message) => message.direction === 'out');
          const found = ours.find((message) => message.status === status);
          if (found) return found;
          throw new Error(JSON.stringify(ours));
        },
        { timeoutMs },
      ),
    faults: (rules: readonly object[]) => http.expecting<unknown>(200, 'PUT', '/sandbox/faults', rules),
    /** Saves the next version of the rules, changed. */
    changeRules: async (change: (rules: E2eRules) => void) => {
      const answer = await http.request('GET', '/api/rules');
      const { rules } = answer.body as { rules: E2eRules };
      change(rules);
      await http.expecting(200, 'PUT', '/api/rules', rules, { 'if-match': answer.headers.get('etag') ?? '' });
    },
  };
  return views;
}

export type Views = ReturnType<typeof createViews>;

/** The part of the rules these tests change. */
export interface E2eRules {
  automation: { enabled: boolean; maxAnswersInRow: number };
  turn: { quietSeconds: number; maxSeconds: number };
  followUp: FollowUpRules;
}
