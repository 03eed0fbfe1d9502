import { setImmediate as giveWay } from 'node:timers/promises';
import { buyerPlace } from '../../core/contextualize/buyerPlace';
import { outcomesOf } from '../../core/feedback/outcomes';
import type { Tallied } from '../../core/feedback/tallied';
import { inOrder, nothingTallied, tallyConversation } from '../../core/feedback/tally';
import type { ConversationHistory } from '../../core/feedback/history';
import type { ConversationId } from '../../core/ids';
import type { Collections } from '../../store/collections';
import { learningPages, mostMessagesOfPage, type LearningPage } from '../../store/learningPages';
import { newestOutcomeHistory, outcomeHistories, type HistoryStore } from '../../store/outcomeHistory';
import { TimesPacker, type PackedTimes } from './packedTimes';

/** So many are counted before others get their turn. */
const conversationsAtOnce = 10;

export interface Gathered {
  readonly packed: PackedTimes;
  readonly tallied: Tallied;
  readonly conversations: number;
  readonly messages: number;
  /** False when there was more than one run may read. */
  readonly complete: boolean;
}

/** What one run reads, and how it shows that it lives. */
export interface Gathering {
  readonly sinceMs: number;
  readonly nowMs: number;
  /** More message times than these are left out, the oldest conversations first. */
  readonly mostMessages: number;
  readonly beat: () => void;
  /** Given up: nothing more is read. */
  readonly signal: AbortSignal;
}

/** Goes through the conversations with activity since an instant, page by page: counts outcomes, and keeps only message times. */
export async function gatherFeedback(
  store: HistoryStore & Pick<Collections, 'conversations'>,
  { sinceMs, nowMs, mostMessages, beat, signal }: Gathering,
): Promise<Gathered> {
  const packer = new TimesPacker();
  const tallied = nothingTallied();
  let conversations = 0;
  let complete = true;
  for await (const { page, histories } of historyPages(store, sinceMs)) {
    signal.throwIfAborted();
    if (packer.count >= mostMessages) {
      complete = false;
      break;
    }
    for (const [place, { _id, identity }] of page.entries()) {
      const history = histories.get(_id);
      if (history === undefined) continue;
      tallyConversation(tallied, outcomesOf(history, nowMs), draftsWithIntents(history));
      packer.add(history.messages, buyerPlace(identity, nowMs).timeZone);
      // Buyers' messages come first.
      if (place % conversationsAtOnce === 0) await giveWay();
    }
    conversations += page.length;
    beat();
  }
  return { packed: packer.packed(), tallied: inOrder(tallied), conversations, messages: packer.count, complete };
}

interface HistoryPage {
  readonly page: LearningPage;
  readonly histories: ReadonlyMap<ConversationId, ConversationHistory>;
}

/** Pages with what was written in them; while one is counted the next is read. */
async function* historyPages(
  store: HistoryStore & Pick<Collections, 'conversations'>,
  sinceMs: number,
): AsyncGenerator<HistoryPage> {
  let before: Promise<HistoryPage> | null = null;
  for await (const page of learningPages(store, sinceMs)) {
    const read = historiesOf(store, page, sinceMs).then((histories) => ({ page, histories }));
    // It is told when its turn comes.
    read.catch(() => undefined);
    if (before !== null) yield before;
    before = read;
  }
  if (before !== null) yield before;
}

/** Of an endless conversation, a loop of two bots for one, the newest messages stand for the rest. */
async function historiesOf(store: HistoryStore, page: LearningPage, sinceMs: number) {
  const [first] = page;
  if (first === undefined || first.inboundCount + first.outboundCount <= mostMessagesOfPage)
    return outcomeHistories(store, page, { sinceMs });
  const history = await newestOutcomeHistory(store, first, { sinceMs }, mostMessagesOfPage);
  return new Map([[first._id, history]]);
}

function draftsWithIntents({ decisions, drafts }: ConversationHistory) {
  const intents = new Map(decisions.flatMap((one) => (one.kind === 'route' ? [[one.turnId, one.intent]] : [])));
  return drafts.map((draft) => ({ ...draft, intent: (draft.turnId && intents.get(draft.turnId)) ?? null }));
}
