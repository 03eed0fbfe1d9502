import type { ConversationDocument } from '../../../src/store/documents';
import { insertDraft } from '../../../src/api/reply/draft';
import { newId } from '../../../src/store/newId';
import type { AgentId, CommandId } from '../../../src/core/ids';
import type { CommandAnswer } from '../../../src/workflows/contract';
import type { ConversationHarness } from '../../support/conversationHarness';
import { seedTemplate } from '../../support/seedTemplates';

export const hourMs = 3600 * 1000;
/** Whatever day a test runs on. */
export const alwaysActive = {
  ...{ activeFromHour: 0, activeToHour: 24, timeZone: 'UTC' },
  holidays: { ofBuyersPlace: false },
} as const;

/** A buyer asked for a price, automation asked back, and the silence has begun. */
export async function answeredByAutomation(harness: ConversationHarness, phone: string): Promise<ConversationDocument> {
  await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.pass('5s');
  const answered = ({ wait, followUp }: ConversationDocument) => wait === null && followUp !== null;
  const conversation = await harness.until(phone, answered, 'answered by automation');
  await delivered(harness, phone);
  return conversation;
}

/** The same, and when the 24 hours before a look are over, and the window with them, there is a template to follow up with. */
export async function answeredWithTemplate(harness: ConversationHarness, phone: string): Promise<ConversationDocument> {
  const conversation = await answeredByAutomation(harness, phone);
  await harness.store.templates.deleteMany({});
  await seedTemplate(harness.store, conversation.accountId, {
    body: 'Olá, e então?',
    variables: [],
    purpose: 'followUp',
  });
  return conversation;
}

/** The channel says that our last message arrived. */
export async function delivered(harness: ConversationHarness, phone: string, status = 'delivered'): Promise<void> {
  const tag = harness.sentTo(phone).at(-1)?.tag;
  if (tag === undefined) throw new Error('Nothing was sent.');
  await harness.channelSays({ id: `wamid.${tag}`, tag, status, to: phone });
}

/** The buyer wrote, a person answered, and gave the conversation back to automation: the silence has begun. */
export async function answeredByPerson(
  harness: ConversationHarness,
  phone: string,
  said: { readonly buyer: readonly string[]; readonly ours: string; readonly isDelivered?: boolean },
): Promise<ConversationDocument> {
  for (const text of said.buyer) {
    await harness.buyerWrites(phone, text);
    await harness.pass('31s');
    await harness.until(phone, ({ turn }) => turn === null, 'decided');
  }
  const before = harness.sentTo(phone).length;
  const conversation = await harness.conversationOf(phone);
  await reply(harness, conversation, said.ours);
  await harness.untilSent(before + 1, phone);
  await harness.until(phone, ({ lastOutboundAtMs }) => (lastOutboundAtMs ?? 0) > 0, 'sent');
  if (said.isDelivered !== false) await delivered(harness, phone);
  const silent = ({ wait, followUp, outboundCount }: ConversationDocument) =>
    outboundCount > conversation.outboundCount && (followUp !== null || wait !== null);
  await harness.until(phone, silent, 'silent');
  if ((await harness.conversationOf(phone)).wait === null) await harness.command(conversation, 'handBack');
  return harness.conversationOf(phone);
}

/** A buyer asked something automation does not know: it lies in everybody's queue. */
export async function waitsForPerson(harness: ConversationHarness, phone: string): Promise<ConversationDocument> {
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  await harness.pass('6s');
  return harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'waiting for a person');
}

/** A person's reply as the API gives it: its words are stored first. */
export async function reply(
  harness: ConversationHarness,
  conversation: ConversationDocument,
  text: string,
): Promise<CommandAnswer> {
  const key = newId<CommandId>('command');
  const nowMs = await harness.environment.currentTimeMs();
  const draft = await insertDraft(harness.store, conversation, { text, key, agent: 'ana' as AgentId }, nowMs);
  return harness.command(conversation, 'reply', { outboxId: draft._id, agent: 'ana' });
}

export function inHours(nowMs: number, hours: number): string {
  return new Date(nowMs + hours * hourMs).toISOString();
}

/** A promise to be kept by hand. */
export function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((keep) => (resolve = keep));
  return { promise, resolve };
}
