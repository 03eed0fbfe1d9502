import { initialControl } from '../../src/core/control/control';
import { foldInquiries } from '../../src/core/inquiries/fold';
import type { AccountId, ContactId, ConversationId, DealId, DecisionId, MessageId, TurnId } from '../../src/core/ids';
import type { Intent } from '../../src/core/understanding/understanding';
import { newContactDocument } from '../../src/store/contacts';
import type { ContactDocument, DealDocument } from '../../src/store/crmDocuments';
import type { ConversationDocument, DecisionDocument, MessageDocument } from '../../src/store/documents';
import type { InquiryDocument } from '../../src/store/inquiryDocument';
import { newConversation } from '../../src/store/newConversation';
import { newId } from '../../src/store/newId';
import type { Chance } from '../identity/chance';

export interface MadeConversation {
  readonly conversation: ConversationDocument;
  readonly contact: ContactDocument;
  readonly messages: readonly MessageDocument[];
  readonly decisions: readonly DecisionDocument[];
  readonly inquiries: readonly InquiryDocument[];
  readonly deals: readonly DealDocument[];
}

const accountId = 'acc_000000000000000000000001' as AccountId;
const minuteMs = 60_000;
/** Older ones are never read for a context. */
const decidedTurns = 30;
const words =
  'quanto custa a cadeira de escritório preta com entrega em Campinas na próxima semana por favor obrigado'.split(' ');
const intents: readonly Intent[] = ['price', 'availability', 'order', 'delivery', 'other', 'greeting', 'closing'];

/** A conversation of so many messages up to now, the last of them an open turn, with its decisions, inquiries and CRM records. */
export function makeConversation(
  chance: Chance,
  length: number,
  nowMs: number,
  knownContact: ContactId | null,
): MadeConversation {
  const phone = `5511${chance.digits(9)}${chance.digits(1)}`;
  const contact = newContactDocument(
    knownContact ?? newId<ContactId>('contact'),
    {
      ...{ name: 'Ana', phones: [`+${phone}`], emails: [], channelIds: [], externalIds: [], companyId: null },
      ...{ ownerId: null, language: 'pt', optedOut: false, madeFor: [] },
    },
    null,
    nowMs,
  );
  const base = newConversation({
    accountId,
    channelAccountId: '100000000000001',
    addresses: [`${accountId}|phone|${newId('message')}`],
    identity: { phone, userId: null, parentUserId: null, username: null, profileName: 'Ana' },
    phoneHeldBy: null,
    createdAtMs: nowMs,
  });
  const messages: MessageDocument[] = [];
  const turns: { id: TurnId; atMs: number; intent: Intent }[] = [];
  let atMs = nowMs - length * 7 * minuteMs;
  let [inbound, outbound] = [0, 0];
  let turnId = newId<TurnId>('turn');
  for (let place = 0; place < length; place++) {
    atMs += Math.round((1 + 12 * chance.next()) * minuteMs);
    const isOurs = place < length - 2 && chance.happens(0.45);
    const before = messages.at(-1)?.direction;
    if (isOurs && before === 'in') {
      turns.push({ id: turnId, atMs, intent: chance.pickSkewed(intents) });
      turnId = newId<TurnId>('turn');
    }
    const inTurn = isOurs ? null : place >= length - 2 ? null : turnId;
    if (isOurs) outbound++;
    else if (inTurn !== null) inbound++;
    messages.push(makeMessage(chance, base._id, isOurs, Math.min(atMs, nowMs), inTurn));
  }
  const decisions = turns.slice(-decidedTurns).flatMap((turn) => decisionsOf(chance, base._id, turn));
  const holder = { kind: 'human', assignee: null, team: null } as const;
  const conversation: ConversationDocument = {
    ...base,
    contactId: contact._id,
    control: { ...initialControl, holder },
    windowClosesAtMs: nowMs + 24 * 60 * minuteMs,
    lastInboundAtMs: nowMs,
    ...(turns.length > 0 && chance.happens(0.3)
      ? { wait: { sinceMs: nowMs - 60 * minuteMs, dueAtMs: nowMs, turnId, overdue: false } }
      : {}),
    turn: { id: newId<TurnId>('turn'), again: null, openedAtMs: nowMs, lastMessageAtMs: nowMs, settleAtMs: nowMs },
    ...{ inboundCount: inbound, outboundCount: outbound, answeredWaits: { count: 3, totalMs: 3 * minuteMs } },
  };
  return {
    conversation,
    contact,
    messages,
    decisions,
    inquiries: inquiriesOf(base._id, turns),
    deals: dealsOf(chance, contact._id, nowMs),
  };
}

function makeMessage(
  chance: Chance,
  conversationId: ConversationId,
  isOurs: boolean,
  atMs: number,
  turnId: TurnId | null,
): MessageDocument {
  const _id = newId<MessageId>('message');
  const text =
    Array.from({ length: 3 + chance.below(25) }, () => chance.pick(words)).join(' ') + (chance.happens(0.4) ? '?' : '');
  return {
    ...{ _id, conversationId, accountId, channelMessageId: `wamid.${_id}`, outboxId: null, agent: null, text, atMs },
    direction: isOurs ? 'out' : 'in',
    author: isOurs ? (chance.happens(0.3) ? 'automation' : 'agent') : 'buyer',
    content: { type: 'text', body: text },
    ...{ contentAsSent: null, mediaId: null, order: atMs * 1000 + chance.below(1000), position: 0, capturedAtMs: atMs },
    status: isOurs ? chance.pick(['sent', 'delivered', 'read']) : 'received',
    ...{ statusAtMs: atMs, errors: [], pricing: null, replyTo: null, editedAtMs: null, revokedAtMs: null },
    ...{ referral: null, forwarded: false, referredProduct: null, groupId: null, takenIn: true, turnId },
    ...{ outsideTurns: null, intakeId: null },
  };
}

/** As steps 3 and 4 leave them, with facts of a usual size. */
function decisionsOf(
  chance: Chance,
  conversationId: ConversationId,
  turn: { readonly id: TurnId; readonly atMs: number; readonly intent: Intent },
): DecisionDocument[] {
  const exchanges = Array.from({ length: 8 }, () => ({
    by: 'buyer',
    text: chance.pick(words).repeat(20),
    atMs: turn.atMs,
  }));
  const facts = {
    nowMs: turn.atMs,
    turn: { messages: exchanges.slice(0, 2), understanding: { language: 'pt', intent: turn.intent, asks: true } },
    more: { exchanges, people: exchanges.slice(0, 6) },
  };
  const make = (step: 'contextualize' | 'route', outcome: string): DecisionDocument => ({
    _id: `${conversationId}.${turn.id}.${step}` as DecisionId,
    ...{ conversationId, turnId: turn.id, step, outcome, facts, details: null, rulesVersion: 1, atMs: turn.atMs },
    reasons: [{ code: 'noAnswer', text: 'The rules hold no answer for this, so a person answers.' }],
  });
  const command: DecisionDocument = {
    ...make('route', 'reply'),
    ...{ _id: `${conversationId}.${newId('command')}.control` as DecisionId, step: 'control', facts: {}, turnId: null },
  };
  return [make('contextualize', 'gathered'), make('route', 'humanReplies'), ...(chance.happens(0.7) ? [command] : [])];
}

function inquiriesOf(
  conversationId: ConversationId,
  turns: readonly { readonly id: TurnId; readonly atMs: number; readonly intent: Intent }[],
): InquiryDocument[] {
  const events = turns.slice(-3 * decidedTurns).map(({ id, atMs, intent }) => ({
    ...{ conversationId, atMs, turnId: id, kind: 'turn' as const, references: [], opens: true },
    topic: intent === 'price' || intent === 'delivery' ? intent : null,
    ...{ askedAtMs: atMs - 1, answeredAtMs: atMs, ends: intent === 'closing' ? ('completed' as const) : null },
  }));
  return foldInquiries([], events).map(({ id, ...rest }) => ({ _id: id, ...rest, revision: 1 }));
}

function dealsOf(chance: Chance, contactId: ContactId, nowMs: number): DealDocument[] {
  return Array.from({ length: chance.happens(0.4) ? 1 + chance.below(3) : 0 }, () => ({
    ...{ _id: newId<DealId>('deal'), title: 'Chairs', stage: 'new', contactIds: [contactId], companyId: null },
    ...{
      open: chance.happens(0.5),
      reference: null,
      productIds: [],
      adIds: [],
      value: chance.below(5000),
      madeFor: null,
    },
    ...{ createdAtMs: nowMs, updatedAtMs: nowMs, version: 1 },
  }));
}
