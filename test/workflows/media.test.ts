import { Readable } from 'node:stream';
import type { MediaAnswer } from '../../src/channels/channel';
import { retryMedia } from '../../src/store/media';
import type { MediaDocument } from '../../src/store/mediaDocument';
import { mediaAttempts } from '../../src/workflows/contract';
import { ConversationHarness } from '../support/conversationHarness';
import { tinyGif } from '../support/mediaStandIn';
import { later } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());
beforeEach(() => {
  harness.media.asked.splice(0);
  harness.media.answers.splice(0);
});

const notNow = (): MediaAnswer => ({ kind: 'notNow', retryAfterMs: null, detail: '' });

async function untilFile(phone: string, test: (media: MediaDocument) => boolean): Promise<MediaDocument> {
  const { _id } = await harness.conversationOf(phone);
  for (let tries = 0; tries < 400; tries++) {
    const media = await harness.store.media.findOne({ conversationId: _id });
    if (media && test(media)) return media;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The file did not come to this.');
}

async function untilAsked(count: number): Promise<void> {
  for (let tries = 0; tries < 400 && harness.media.asked.length < count; tries++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(harness.media.asked).toHaveLength(count);
}

test('a file is fetched at once, while its message waits to settle; the workflow hears nothing of its contents', async () => {
  const phone = '5511900000801';
  const conversation = await harness.buyerSendsImage(phone, 'Chegou quebrado');
  const media = await untilFile(phone, ({ state }) => state === 'stored');
  expect(media).toMatchObject({ mimeType: 'image/gif', sizeBytes: tinyGif.length, attempts: 1 });
  expect(harness.media.asked).toEqual([{ channelAccountId: '100000000000001', id: '1003383421387256', url: null }]);
  expect((await harness.conversationOf(phone)).turn).not.toBeNull();
  await harness.pass('10s');
  const settled = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
  expect(settled.mediaWaiting).toEqual([]);
  expect((await harness.state(conversation)).standing?.media ?? []).toEqual([]);
  expect(harness.media.asked).toHaveLength(1);
  const history = JSON.stringify((await harness.handle(conversation).fetchHistory()).events);
  expect(Buffer.from(history).toString()).not.toContain(
    Buffer.from('1003383421387256').toString('base64').slice(0, 18),
  );
});

test('a file that can not be had now is asked for again, ever less often, and then given up', async () => {
  const phone = '5511900000802';
  harness.media.answers.push(...Array.from({ length: mediaAttempts }, () => notNow));
  await harness.buyerSendsImage(phone);
  await untilAsked(1);
  let nextMs = await harness.environment.currentTimeMs();
  for (const [index, seconds] of [5, 15, 45, 135, 405, 600, 600].entries()) {
    nextMs += seconds * 1000;
    await harness.passUntil(nextMs - 2000);
    expect(harness.media.asked).toHaveLength(index + 1);
    await harness.passUntil(nextMs + 1000);
    await untilAsked(index + 2);
  }
  const failed = await untilFile(phone, ({ state }) => state === 'failed');
  expect(failed).toMatchObject({ failure: 'gaveUp', attempts: mediaAttempts });
  expect((await harness.conversationOf(phone)).mediaWaiting).toEqual([]);

  // A person asks once more, and the bell is all the workflow needs.
  await retryMedia(harness.store, failed._id, await harness.environment.currentTimeMs());
  await harness.ring(failed.conversationId);
  expect(await untilFile(phone, ({ state }) => state === 'stored')).toMatchObject({ attempts: 1, failure: null });
});

test('a file that never comes blocks neither decisions nor commands, and nobody asks for it twice at once', async () => {
  const phone = '5511900000803';
  const held = later<MediaAnswer>();
  harness.media.answers.push(() => held.promise);
  const conversation = await harness.buyerSendsImage(phone, 'Quanto custa?');
  await untilAsked(1);
  await harness.until(phone, ({ bell, turn }) => !bell && turn !== null, 'captured');
  expect(await harness.command(conversation, 'takeOver', { agent: 'ana' })).toMatchObject({ accepted: true });
  await harness.buyerWrites(phone, 'Alguém aí?');
  expect((await harness.state(conversation)).standing?.media).toHaveLength(1);
  expect(harness.media.asked).toHaveLength(1);
  held.resolve({ kind: 'found', mimeType: null, sizeBytes: null, sha256: null, bytes: Readable.from([tinyGif]) });
  await untilFile(phone, ({ state }) => state === 'stored');
  await harness.pass('10s');
  await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
  expect(harness.media.asked).toHaveLength(1);
  expect((await harness.state(conversation)).standing?.media ?? []).toEqual([]);
});

test('more files than Temporal is given at once are fetched all the same', async () => {
  const phone = '5511900000804';
  await harness.stopWorkers();
  const conversation = await harness.buyerSendsImage(phone);
  for (let more = 0; more < 24; more++) await harness.buyerSendsImage(phone);
  await harness.startWorkers();
  const stored = () => harness.store.media.countDocuments({ conversationId: conversation._id, state: 'stored' });
  for (let tries = 0; tries < 400 && (await stored()) < 25; tries++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(await stored()).toBe(25);
  expect((await harness.conversationOf(phone)).mediaWaiting).toEqual([]);
});

test('an image costs few events more than a text', async () => {
  const [image, text] = ['5511900000805', '5511900000806'];
  await harness.buyerSendsImage(image, 'Vocês entregam em Campinas?');
  await harness.buyerWrites(text, 'Vocês entregam em Campinas?');
  await harness.pass('10s');
  for (const phone of [image, text])
    await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
  await untilFile(image, ({ state }) => state === 'stored');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const [withImage = 0, withText = 0] = await Promise.all(
    [image, text].map(async (phone) => harness.eventCount(await harness.conversationOf(phone))),
  );
  // Scheduled, started, completed, and one workflow task to take it in.
  expect(withImage - withText).toBeLessThanOrEqual(6);
});
