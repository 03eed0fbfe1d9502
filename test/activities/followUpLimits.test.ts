import type { MoreOfLook } from '../../src/core/followUp/silence';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { gatherLook } from '../../src/store/followUp/gatherLook';
import { seedConversation } from '../api/seed';
import { seedContact } from '../support/seedContact';
import { seedSend } from '../support/seedSend';
import { seedTemplate } from '../support/seedTemplates';
import { useEmptyStore } from '../support/useStore';

// What a look reads is bounded: what is left out must be what matters least.
let store: Database;
useEmptyStore((started) => (store = started));

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const nowMs = Date.parse('2026-03-10T15:00:00Z');

async function look(conversation: ConversationDocument): Promise<{ readonly more?: MoreOfLook }> {
  const fresh = await store.conversations.findOne({ _id: conversation._id });
  const plan = { lookAtMs: nowMs, reasons: [], silence: 'hesitation', sinceMs: nowMs - 30 * 60 * minuteMs } as const;
  const planned = { ...plan, reasons: [], sentInSilence: 0 };
  return (await gatherLook(store, fresh!, planned, defaultRules.followUp, nowMs)).facts;
}

test('what was held back crowds out nothing that was sent, and claims nothing any more', async () => {
  const contactId = await seedContact(store);
  const conversation = await seedConversation(store, { contactId });
  const order = { kind: 'followUp', author: 'automation' } as const;
  await seedSend(store, conversation, { ...order, state: 'sent', createdAtMs: nowMs - 20 * dayMs });
  for (let minutes = 1; minutes <= 65; minutes++)
    await seedSend(store, conversation, { ...order, state: 'cancelled', createdAtMs: nowMs - minutes * minuteMs });
  const held = await store.outbox.findOne({ state: 'cancelled' }, { sort: { createdAtMs: -1 } });
  const claim = { outboxId: held!._id, conversationId: conversation._id, atMs: nowMs - minuteMs };
  await store.followUpLedgers.insertOne({ _id: contactId, claims: [claim], revision: 1 });
  const { contact } = (await look(conversation)).more!;
  expect(contact).toMatchObject({ followUpsInMonth: 1, lastFollowUpAtMs: nowMs - 20 * dayMs });
});

test('of very many conversations those count that the buyer wrote in last', async () => {
  const contactId = await seedContact(store);
  const conversation = await seedConversation(store, { contactId });
  for (let place = 0; place < 55; place++)
    await seedConversation(store, { contactId, phone: `5511900003${100 + place}`, lastInboundAtMs: 1000 + place });
  expect((await look(conversation)).more!.contact.elsewhere.lastInboundAtMs).toBe(1054);
});

test('templates for something else crowd out none for follow-ups', async () => {
  const conversation = await seedConversation(store);
  const { accountId } = conversation;
  const like = await seedTemplate(store, accountId, { name: 'receipt', language: 'en' });
  await store.templates.insertMany(
    Array.from({ length: 520 }, (_one, place) => ({
      ...like,
      _id: `${like._id}-${place}` as never,
      name: `other_${place}`,
    })),
  );
  await seedTemplate(store, accountId, { name: 'continuo_follow_up_2', language: 'en' });
  await seedTemplate(store, accountId, { name: 'ours', purpose: 'followUp', language: 'en' });
  await seedTemplate(store, accountId, { name: 'continuo_follow_up_3', purpose: 'none', language: 'en' });
  const { templates } = (await look(conversation)).more!;
  expect(templates.map(({ name }) => name).sort()).toEqual(['continuo_follow_up_2', 'ours']);
});
