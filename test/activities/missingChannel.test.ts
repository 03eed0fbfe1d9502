import { createParseCache } from '../../src/activities/parseCache';
import { receive } from '../../src/activities/receive';
import { relayPending } from '../../src/activities/relayPending';
import { registerChannels } from '../../src/channels/registry';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, statusOf, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
});
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const startMs = Date.parse('2026-11-21T08:00:00Z');
/** A worker that was started without the channel's credentials. */
const poor = () => {
  const channels = registerChannels([]);
  return { ...bench.deps, channels, parses: createParseCache(channels) };
};

test('what came on a channel this worker does not have waits for one that has it', async () => {
  await bench.post(webhook(messageFrom({ phone: '5511987654321' }, 'wamid.1', startMs, 'नमस्ते')));
  const [conversation] = await bench.conversations();
  const given = { conversationId: conversation!._id, nowMs: startMs };
  await expect(receive(poor(), given)).rejects.toThrow('no channel');
  expect(await bench.store.intake.findOne({})).toMatchObject({ pending: [conversation!._id], setAside: [] });
  await receive(bench.deps, given);
  expect(await bench.messages()).toMatchObject([{ text: 'नमस्ते' }]);
});

test('the relay rings for what it can read only: what it can not is in nobody’s way', async () => {
  await bench.post(webhook(messageFrom({ phone: '5511987654321' }, 'wamid.1', startMs, 'Olá')));
  await bench.store.intake.updateMany({}, { $set: { order: 1 } });
  expect(await relayPending(poor())).toMatchObject({ rung: 0 });
  expect(await relayPending(bench.deps)).toMatchObject({ rung: 1 });
});

test('the relay leaves what such a channel says beside conversations to a worker that has it', async () => {
  await bench.post(webhook(statusOf('wamid.o1', 'read', startMs)));
  await bench.store.intake.updateMany({}, { $set: { applied: false, order: 1 } });
  expect(await relayPending(poor())).toMatchObject({ appliedRows: 0 });
  expect(await bench.store.intake.countDocuments({ applied: false })).toBe(1);
  expect(await relayPending(bench.deps)).toMatchObject({ appliedRows: 1 });
  expect(await bench.store.intake.countDocuments({ applied: false })).toBe(0);
});
