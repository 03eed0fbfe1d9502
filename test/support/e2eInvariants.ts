import type { Context } from '../../src/core/contextualize/context';
import type { Database } from '../../src/store/database';
import type {
  ConversationDocument,
  DecisionDocument,
  MessageDocument,
  OutboxDocument,
} from '../../src/store/documents';
import type { LedgerRow } from './e2eViews';

/** Everything the invariants are counted over, read once after a drain. */
export interface Picture {
  readonly conversations: readonly ConversationDocument[];
  readonly messages: readonly MessageDocument[];
  readonly decisions: readonly DecisionDocument[];
  readonly outbox: readonly OutboxDocument[];
  readonly ledger: readonly LedgerRow[];
}

export async function takePicture(store: Database, ledger: readonly LedgerRow[]): Promise<Picture> {
  const [conversations, messages, decisions, outbox] = await Promise.all([
    store.conversations.find({}).toArray(),
    store.messages.find({}).toArray(),
    store.decisions.find({}).sort({ atMs: 1, _id: 1 }).toArray(),
    store.outbox.find({}).toArray(),
  ]);
  return { conversations, messages, decisions, outbox, ledger };
}

/** 1. Every message that was answered 200 is there once, in one turn that was decided once. Returns what is wrong. */
export function lostOrDoubled(picture: Picture, answered: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const inbound = picture.messages.filter((message) => message.direction === 'in');
  const byId = groupBy(inbound, (message) => message.channelMessageId ?? '');
  const decided = new Set(picture.decisions.map((decision) => decision._id as string));
  const seen = new Set(
    picture.decisions
      .filter(({ step }) => step === 'contextualize')
      .flatMap(({ turnId, facts }) =>
        (facts as Context).turn.messages.map(({ text, atMs }) => sightOf(turnId, text, atMs)),
      ),
  );
  for (const id of answered) {
    const found = byId.get(id) ?? [];
    if (found.length !== 1) faults.push(`${id} is there ${found.length} times`);
    for (const { conversationId, turnId, outsideTurns, text, atMs } of found) {
      if (outsideTurns !== null) continue;
      if (turnId === null) faults.push(`${id} is in no turn`);
      else if (!decided.has(`${conversationId}.${turnId}.route`)) faults.push(`the turn of ${id} was never decided`);
      else if (!seen.has(sightOf(turnId, text, atMs)))
        faults.push(`the turn of ${id} was decided without looking at it`);
    }
  }
  for (const id of byId.keys()) if (!answered.has(id)) faults.push(`${id} was never answered 200, but is there`);
  return faults;
}

function sightOf(turnId: string | null, text: string | null, atMs: number): string {
  return `${turnId}|${atMs}|${text}`;
}

/** 2. At most one message left per outbox id, and none without. */
export function sentTwice({ ledger, outbox }: Picture): string[] {
  const known = new Set<string>(outbox.map((row) => row._id));
  const byTag = groupBy(ledger, (row) => row.tag ?? '');
  return [...byTag].flatMap(([tag, rows]) => [
    ...(rows.length > 1 ? [`${tag} left ${rows.length} times`] : []),
    ...(known.has(tag) ? [] : [`${tag} left without an outbox row`]),
  ]);
}

/** 3. No decision from an older picture than the one before it; nothing decided in one turn is decided again. */
export function outOfOrder({ decisions, conversations }: Picture): string[] {
  const faults: string[] = [];
  for (const { _id } of conversations) {
    const contexts = decisions.filter(({ conversationId, step }) => conversationId === _id && step === 'contextualize');
    contexts.reduce<Context | null>((before, decision) => {
      const context = decision.facts as Context;
      if (before && context.nowMs < before.nowMs) faults.push(`${decision._id} looks at an earlier moment`);
      if (before && context.history.inboundCount < before.history.inboundCount)
        faults.push(`${decision._id} knows fewer messages`);
      return context;
    }, null);
  }
  return faults;
}

/** 4. Nothing automatic left after a command that forbids it was answered, unless it was named as in flight. */
export function brokenPromises(
  { ledger, outbox }: Picture,
  commands: readonly { conversationId: string; answeredAtMs: number; inFlight: readonly string[] }[],
): string[] {
  return commands.flatMap(({ conversationId, answeredAtMs, inFlight }) => {
    const automatic = new Set<string>(
      outbox
        .filter((row) => row.conversationId === conversationId && row.author === 'automation')
        .map((row) => row._id),
    );
    return ledger
      .filter(
        ({ tag, at }) => tag !== null && automatic.has(tag) && !inFlight.includes(tag) && Date.parse(at) > answeredAtMs,
      )
      .map(({ tag }) => `${tag} left after the command`);
  });
}

/** 5. What needs a reply has a holder and a due time. */
export function forgotten(picture: Picture): string[] {
  return picture.conversations.flatMap((conversation) => {
    const { _id, wait, control } = conversation;
    if (conversation.forwardedTo !== null) return [];
    if (wait !== null)
      return control.holder.kind === 'nobody' || !(wait.dueAtMs > 0) ? [`${_id} waits with nobody`] : [];
    const last = picture.decisions
      .filter(({ conversationId, step, turnId }) => conversationId === _id && step === 'route' && turnId !== null)
      .at(-1);
    if (!last || last.outcome === 'noReply' || isDismissed(picture, conversation, last.atMs)) return [];
    const answered = picture.outbox.some(
      ({ conversationId, state, createdAtMs }) =>
        conversationId === _id && state === 'sent' && createdAtMs >= last.atMs,
    );
    return answered ? [] : [`${_id} needs a reply by ${last._id}, but nobody waits`];
  });
}

function isDismissed({ decisions }: Picture, { _id }: ConversationDocument, sinceMs: number): boolean {
  return decisions.some(
    (decision) => decision.conversationId === _id && decision.outcome === 'close' && decision.atMs >= sinceMs,
  );
}

/** 8. Every projection equals a fresh fold over the messages. */
export function foldFaults(picture: Picture): string[] {
  const taken = new Set(['sent', 'delivered', 'read', 'played']);
  const opensNoWindow = new Set(['reaction', 'system', 'edit', 'revoke', 'requestWelcome']);
  return picture.conversations.flatMap((conversation) => {
    const mine = picture.messages.filter(({ conversationId }) => conversationId === conversation._id);
    const inbound = mine.filter(({ direction }) => direction === 'in');
    const outbound = mine.filter(({ direction, status }) => direction === 'out' && taken.has(status));
    const fold = {
      inboundCount: inbound.length,
      outboundCount: outbound.length,
      lastInboundAtMs: newest(inbound.filter(({ content }) => !opensNoWindow.has(content.type))),
      lastOutboundAtMs: newest(outbound),
    };
    const { inboundCount, outboundCount, lastInboundAtMs, lastOutboundAtMs } = conversation;
    const shown = { inboundCount, outboundCount, lastInboundAtMs, lastOutboundAtMs };
    return JSON.stringify(shown) === JSON.stringify(fold)
      ? []
      : [`${conversation._id} shows ${JSON.stringify(shown)}, its messages say ${JSON.stringify(fold)}`];
  });
}

function newest(messages: readonly MessageDocument[]): number | null {
  return messages.length === 0 ? null : Math.max(...messages.map(({ atMs }) => atMs));
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
