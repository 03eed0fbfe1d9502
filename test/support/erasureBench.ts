import { eraseStep } from '../../src/activities/erase/eraseStep';
import { receive } from '../../src/activities/receive';
import type { ErasureStep } from '../../src/core/erase/erasureSteps';
import type { ContactId, ErasureId } from '../../src/core/ids';
import { orderErasure } from '../../src/store/erase/erasures';
import type { ErasureDocument } from '../../src/store/erasureDocument';
import { seedStoredMedia } from '../api/seedMedia';
import type { CaptureBench } from './captureBench';
import { messageFrom, statusOf, webhook, type Buyer } from './whatsappEvents';

export const ana: Buyer = { phone: '5511987654321', userId: 'BR.70001', name: 'Ana Lúcia Prado' };
export const wei: Buyer = { phone: '8613912345678', userId: 'CN.80002', name: '王小明' };
export const wamid = (phone: string, n: number) =>
  `wamid.${Buffer.from(`\u001c\u0018\u000d${phone}\u0015\u0002${n}`, 'latin1').toString('base64')}`;

/** Two people who wrote in the same batches, with everything the product can hold about them. */
export async function twoPeople(bench: CaptureBench, nowMs: number): Promise<{ ana: ContactId; wei: ContactId }> {
  const from = (buyer: Buyer, n: number, text: string) =>
    messageFrom(buyer, wamid(buyer.phone ?? '', n), nowMs - 60_000 + n * 1000, text);
  await bench.post(webhook(from(ana, 1, 'Olá! Quanto custa a cadeira?'), from(wei, 1, '你好,请问多少钱?')));
  await bench.post(webhook(from(ana, 2, 'meu e-mail é ana.prado@exemplo.com.br 🙂'), from(wei, 2, '谢谢')));
  await bench.drain();
  await bench.decide();
  await bench.post(webhook(statusOf(wamid(ana.phone ?? '', 9), 'delivered', nowMs, { recipient_id: ana.phone })));
  await bench.post(webhook(statusOf(wamid(wei.phone ?? '', 9), 'delivered', nowMs, { recipient_id: wei.phone })));
  await bench.drain();
  const ids = { ana: await contactOf(bench, ana), wei: await contactOf(bench, wei) };
  for (const buyer of [ana, wei]) {
    const conversation = (await bench.store.conversations.findOne({ 'identity.phone': buyer.phone ?? '' }))!;
    const media = await seedStoredMedia(bench.store, conversation, Buffer.from(`GIF89a${buyer.phone}`));
    expect(media.state).toBe('stored');
  }
  return ids;
}

export async function contactOf({ store }: CaptureBench, buyer: Buyer): Promise<ContactId> {
  const conversation = await store.conversations.findOne({ 'identity.phone': buyer.phone ?? '' });
  if (!conversation?.contactId) throw new Error('Nobody is linked.');
  return conversation.contactId;
}

/** Everything that holds one of these ids or words, as text, to compare byte by byte. */
export async function everything(bench: CaptureBench, holding: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { collectionName } of await bench.store.db.collections()) {
    if (['intake', 'erasures', 'erasureWork', 'accounts'].includes(collectionName)) continue;
    for await (const document of bench.store.db.collection(collectionName).find({})) {
      const text = JSON.stringify(document);
      if (holding.some((word) => text.includes(word))) found.push(`${collectionName} ${text}`);
    }
  }
  return found.sort();
}

export async function order(bench: CaptureBench, contactId: ContactId): Promise<ErasureId> {
  const answer = await orderErasure(bench.store, contactId, 'maria', Date.now());
  if (answer.kind !== 'ordered') throw new Error(answer.kind);
  return answer.erasure._id;
}

/** The workflow's part: all steps, `passes` times over, with what others do in between. */
export async function eraseAll(
  bench: CaptureBench,
  erasureId: ErasureId,
  given: { readonly times?: number; readonly between?: (step: ErasureStep) => Promise<void> } = {},
): Promise<ErasureDocument> {
  const deps = {
    ...bench.deps,
    ring: async (conversationId: Parameters<typeof receive>[1]['conversationId']) => {
      await receive(bench.deps, { conversationId, nowMs: Date.now() });
    },
  };
  const take = async (step: ErasureStep) => {
    let result = { waiting: 0, left: 0 };
    for (let time = 0; time < (given.times ?? 1); time++)
      result = await eraseStep(deps, { erasureId, step }, () => undefined);
    await given.between?.(step);
    return result;
  };
  await take('gather');
  await take('stop');
  await take('settle');
  for (let pass = 0; pass < 4; pass++) {
    await take('gather');
    await take('owned');
    const { waiting } = await take('sweep');
    const { left } = await take('verify');
    if (waiting + left === 0) break;
  }
  await take('finish');
  return (await bench.store.erasures.findOne({ _id: erasureId }))!;
}
