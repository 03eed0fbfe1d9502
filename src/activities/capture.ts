import { countsAsWriting } from '../core/capture/countsAsWriting';
import { touchesWith } from '../core/capture/touches';
import { settleAt } from '../core/capture/settleTurn';
import type { MediaId, TurnId } from '../core/ids';
import { rulesInForce } from '../core/rules/rules';
import { understandTurn } from '../core/understanding/understandTurn';
import type { ConversationDocument, MessageDocument } from '../store/documents';
import { endWithWait } from '../store/afterWait';
import { markCaptured, uncapturedRows } from '../store/intake';
import { queueMedia } from '../store/media';
import { applyChangesOfMessages, fillPlaceholders } from '../store/messageChanges';
import { countsWithoutOpenTurn } from '../store/messageCounts';
import { insertNewMessages, messagesWithoutTurn } from '../store/messages';
import { newId } from '../store/newId';
import { cancelUnclaimed } from '../store/outbox';
import { currentRules } from '../store/rules';
import { keepSlots } from '../store/slots';
import { applyParkedToMessages } from '../store/statuses';
import type { Dependencies } from './dependencies';
import { readRows } from './readRows';
import { finishTakingIn, takeIn } from './takeIn';
import { ConversationChangedError } from './update';

type Change = Partial<Omit<ConversationDocument, '_id' | 'revision' | 'lastActivityAtMs'>>;

/** Meta: the customer service window stays open for 24 hours after the buyer's last message. */
const windowMs = 24 * 3600 * 1000;

/** What one call has captured. */
export interface Capture {
  readonly conversation: ConversationDocument;
  /** There is more than one call takes in. */
  readonly more: boolean;
  /** Somebody has said something in this very conversation. */
  readonly hasNews: boolean;
  /** False when all there was is imported: that is no sign of life. */
  readonly isAlive: boolean;
  /** What was read, new or not. */
  readonly messages: readonly MessageDocument[];
}

/**
 * Step 1: all uncaptured intake rows of a conversation, in order, become messages; duplicates end here. New messages open a
 * turn or join the open one, and end a silence. Run again, it finds its messages and changes nothing.
 */
export async function capture(
  deps: Pick<Dependencies, 'store' | 'parses' | 'log'>,
  conversation: ConversationDocument,
  nowMs: number,
): Promise<Capture> {
  const { rows, more } = await uncapturedRows(deps.store, conversation._id);
  if (rows.length === 0) return { conversation, more: false, hasNews: false, isAlive: true, messages: [] };
  const messages = await readRows(deps, rows, conversation, nowMs);
  const added = await insertNewMessages(deps.store, messages);
  const awaitedOriginals = await applyChangesOfMessages(deps.store, conversation, messages);
  const filled = await fillPlaceholders(deps.store, messages);
  const account = { channel: rows[0]?.channel ?? '', channelAccountId: conversation.channelAccountId };
  const media = await queueMedia(deps.store, [...messages, ...filled], account, nowMs);
  await applyParkedToEchoes(deps, conversation, messages, nowMs);
  const changed = await applyToConversation(deps, conversation, { messages, added, awaitedOriginals, media }, nowMs);
  await markCaptured(deps.store, conversation._id, rows);
  return {
    conversation: changed,
    more,
    hasNews: areNews(messages),
    isAlive: !areImported(messages),
    messages,
  };
}

function areNews(messages: readonly MessageDocument[]): boolean {
  return messages.some(({ outsideTurns }) => outsideTurns !== 'group');
}

function waitsForResolve(
  { contactId, dealChoices }: ConversationDocument,
  messages: readonly MessageDocument[],
): boolean {
  return areNews(messages) && (contactId === null || dealChoices > 1);
}

/** What the rows brought. */
interface Captured {
  readonly messages: readonly MessageDocument[];
  readonly added: readonly MessageDocument[];
  readonly awaitedOriginals: string[];
  /** Files to be fetched. */
  readonly media: readonly MediaId[];
}

async function applyParkedToEchoes(
  deps: Pick<Dependencies, 'store'>,
  { channelAccountId }: ConversationDocument,
  messages: readonly MessageDocument[],
  nowMs: number,
): Promise<void> {
  const echoes = messages.flatMap((message) =>
    message.outsideTurns === 'echo' && message.channelMessageId !== null ? [message.channelMessageId] : [],
  );
  if (echoes.length > 0) await applyParkedToMessages(deps.store, channelAccountId, echoes, nowMs);
}

async function applyToConversation(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  { messages, added, awaitedOriginals, media }: Captured,
  nowMs: number,
): Promise<ConversationDocument> {
  const waiting = await messagesWithoutTurn(deps.store, conversation._id, 50);
  // While a follow-up may be under way its plan is there.
  if (waiting.length > 0 && conversation.followUp !== null) {
    await cancelUnclaimed(deps.store, conversation._id, { kinds: ['followUp'], because: 'buyerWrote', nowMs });
  }
  const read: Change = {
    awaitedOriginals,
    ...timesWith(conversation, messages),
    ...(await countsWith(deps, conversation, messages)),
    // Until resolve has looked at what was said: a worker that dies in between loses nothing of it.
    ...(waitsForResolve(conversation, messages) ? { untold: true } : {}),
  };
  const turned: Change =
    waiting.length === 0
      ? {}
      : {
          turn: await turnWith(deps, conversation, waiting, added.length > 0, nowMs),
          followUp: null,
          // What a language model was asked did not know of this.
          ...(added.length > 0 ? { thinking: null } : {}),
          control: { ...conversation.control, snoozedUntilMs: null },
        };
  const taken = await takeIn(deps, { ...conversation, ...read, ...turned }, messages, nowMs);
  const changed = await deps.store.conversations.findOneAndUpdate(
    { _id: conversation._id, revision: conversation.revision },
    {
      $set: { ...read, ...turned, ...taken.change },
      $inc: { revision: 1 },
      ...(media.length > 0 ? { $addToSet: { mediaWaiting: { $each: [...media] } } } : {}),
      // What is imported is no sign of life.
      ...(areImported(messages) ? {} : { $max: { lastActivityAtMs: nowMs } }),
    },
    { returnDocument: 'after' },
  );
  if (!changed) throw new ConversationChangedError();
  await keepSlots(deps.store, conversation, changed, nowMs);
  await endWithWait(deps.store, conversation, changed, nowMs);
  await finishTakingIn(deps, changed, taken);
  return changed;
}

/** Times and touches as the messages move them: only forwards, so that what comes late or again changes nothing. */
function timesWith(conversation: ConversationDocument, messages: readonly MessageDocument[]): Change {
  const written = messages.filter(({ content, outsideTurns }) => countsAsWriting(content) && outsideTurns !== 'group');
  const inbound = written.filter(({ direction }) => direction === 'in');
  const live = newestOf(inbound.filter(({ outsideTurns }) => outsideTurns === null));
  const outbound = messages.filter(({ direction }) => direction === 'out');
  const { unreachable, windowClosesAtMs } = conversation;
  return {
    lastInboundAtMs: later(conversation.lastInboundAtMs, newestOf(inbound)),
    lastOutboundAtMs: later(conversation.lastOutboundAtMs, newestOf(outbound)),
    windowClosesAtMs: later(windowClosesAtMs, live === null ? null : live + windowMs),
    unreachable: unreachable !== null && live !== null && live > unreachable.sinceMs ? null : unreachable,
    ...touchesWith(conversation, messages),
  };
}

function areImported(messages: readonly MessageDocument[]): boolean {
  return messages.length > 0 && messages.every(({ outsideTurns }) => outsideTurns === 'history');
}

/** A turn's decision counts anew; what is in no turn is counted here. */
async function countsWith(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  messages: readonly MessageDocument[],
): Promise<Change> {
  if (messages.every(({ outsideTurns }) => outsideTurns === null)) return {};
  const { inbound, outbound } = await countsWithoutOpenTurn(deps.store, conversation._id, conversation.turn);
  return { inboundCount: inbound, outboundCount: outbound };
}

function newestOf(messages: readonly MessageDocument[]): number | null {
  return messages.length === 0 ? null : Math.max(...messages.map(({ atMs }) => atMs));
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

async function turnWith(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  waiting: readonly MessageDocument[],
  hasNews: boolean,
  nowMs: number,
): Promise<NonNullable<ConversationDocument['turn']>> {
  const general = await currentRules(deps.store);
  const open = conversation.turn;
  const turn = {
    id: open?.id ?? newId<TurnId>('turn'),
    again: open?.again ?? null,
    openedAtMs: open?.openedAtMs ?? nowMs,
    lastMessageAtMs: hasNews || !open ? nowMs : open.lastMessageAtMs,
  };
  const understanding = understandTurn(waiting.map((message) => message.text ?? ''));
  return {
    ...turn,
    settleAtMs: settleAt(turn, rulesInForce(general.rules, conversation.control.ownRules).turn, understanding),
  };
}
