import { createParseCache } from '../../src/activities/parseCache';
import { receive } from '../../src/activities/receive';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { historyWith, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
});
afterAll(() => bench?.stop());

/** Meta: thousands of messages a body, up to 3 MB. A local activity has 5 s. */
test('an import as large as Meta sends is taken in time, and captured conversation by conversation', async () => {
  const threads = 150;
  const each = 40;
  const startMs = Date.parse('2026-06-01T08:00:00Z');
  const body = webhook(
    ...Array.from({ length: threads }, (_, thread) =>
      historyWith(
        { phone: `55119${String(thread).padStart(8, '0')}`, userId: `BR.${thread}` },
        Array.from({ length: each }, (__, index) => ({
          id: `wamid.${thread}-${index}`,
          from: index % 2 === 0 ? ('buyer' as const) : ('business' as const),
          atMs: startMs + index * 60_000,
          body: `Mensagem ${index} da conversa ${thread}: tudo certo com a entrega? ${'🙂'.repeat(30)}`,
        })),
      ),
    ),
  );
  const rawBody = Buffer.from(JSON.stringify(body));
  expect(rawBody.length).toBeGreaterThan(1.5 * 1024 * 1024);
  expect(rawBody.length).toBeLessThan(3 * 1024 * 1024);
  const startedMs = performance.now();
  await bench.post(rawBody);
  const storedMs = performance.now() - startedMs;
  const deps = { ...bench.deps, parses: createParseCache(bench.deps.channels) };
  const tookMs: number[] = [];
  for (const { _id } of await bench.conversations()) {
    const beganMs = performance.now();
    await receive(deps, { conversationId: _id, nowMs: Date.now() });
    tookMs.push(performance.now() - beganMs);
  }
  expect(await bench.store.messages.countDocuments({ outsideTurns: 'history' })).toBe(threads * each);
  expect(await bench.store.conversations.countDocuments({ turn: { $ne: null } })).toBe(0);
  expect(await bench.store.intake.countDocuments({ 'pending.0': { $exists: true } })).toBe(0);
  expect(storedMs).toBeLessThan(10_000);
  expect(Math.max(...tookMs)).toBeLessThan(4000);
  expect(tookMs.slice(1).sort((a, b) => a - b)[Math.floor(threads / 2)]).toBeLessThan(400);
}, 120_000);
