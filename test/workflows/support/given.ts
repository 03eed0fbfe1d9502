import type { ConversationDocument } from '../../../src/store/documents';
import { insertDraft } from '../../../src/api/reply/draft';
import { newId } from '../../../src/store/newId';
import type { AgentId, CommandId } from '../../../src/core/ids';
import type { CommandAnswer } from '../../../src/workflows/contract';
import type { ConversationHarness } from '../../support/conversationHarness';

export const hourMs = 3600 * 1000;
export const alwaysActive = { activeFromHour: 0, activeToHour: 24, timeZone: 'UTC' } as const;

/** A buyer asked for a price, automation asked back, and the silence has begun. */
export async function answeredByAutomation(harness: ConversationHarness, phone: string): Promise<ConversationDocument> {
  await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.pass('5s');
  return harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'answered by automation');
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
