import { createMemorySandboxStore } from './memorySandboxStore';
import { eventually, startContinuo, startSandbox } from './sandboxBench';

let continuo: Awaited<ReturnType<typeof startContinuo>>;
let bench: Awaited<ReturnType<typeof startSandbox>>;

beforeEach(async () => {
  continuo = await startContinuo();
  bench = await startSandbox({ webhookUrl: continuo.url });
});
afterEach(async () => {
  await bench.stop();
  await continuo.stop();
});

const put = (...rules: object[]) => bench.call('PUT', '/faults', rules);
const statusWords = () => continuo.statuses().map((status) => status.status);
const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

describe('faults on demand', () => {
  test('are listed, replaced and removed', async () => {
    const rule = { kind: 'fail', code: 131056, httpStatus: 400, match: { times: 2 } };
    expect(await put(rule)).toEqual({ status: 200, body: { items: [rule] } });
    expect((await bench.call('PUT', '/faults', { items: [{ kind: 'silentStatuses' }] })).body.items).toHaveLength(1);
    expect((await bench.call('GET', '/faults')).body).toEqual({ items: [{ kind: 'silentStatuses' }] });
    expect((await bench.call('DELETE', '/faults')).status).toBe(204);
    expect((await bench.call('GET', '/faults')).body).toEqual({ items: [] });
  });

  test.each([
    [{ kind: 'explode' }],
    [{ kind: 'hang' }],
    [{ kind: 'fail', code: 'x' }],
    [{ kind: 'hang', ms: 1, more: 1 }],
  ])('that make no sense are refused: %j', async (rule) => {
    expect((await put(rule)).status).toBe(400);
    expect((await bench.call('GET', '/faults')).body).toEqual({ items: [] });
  });

  test('meet as many sends as asked, then no more', async () => {
    await put({ kind: 'fail', code: 131026, match: { times: 2 } });
    const results = [await bench.send('out_1'), await bench.send('out_2'), await bench.send('out_3')];
    expect(results.map((result) => result.kind)).toEqual(['refused', 'refused', 'accepted']);
    expect((await bench.call('GET', '/faults')).body).toEqual({ items: [] });
  });

  test('meet only the number they name', async () => {
    await put({ kind: 'fail', code: 131026, match: { phoneNumberId: '7' } });
    expect((await bench.send('out_1')).kind).toBe('accepted');
  });

  test('fail: with the code and status asked for; nothing is taken', async () => {
    await put({ kind: 'fail', code: 2, httpStatus: 503 });
    expect((await bench.send('out_1')).kind).toBe('unknown');
    expect(await bench.ledger()).toEqual([]);
  });

  test('hang: taken, but answered too late', async () => {
    await put({ kind: 'hang', ms: 2_000, match: { times: 1 } });
    expect((await bench.send('out_1', undefined, 200)).kind).toBe('unknown');
    expect(await bench.ledger()).toMatchObject([{ tag: 'out_1' }]);
    await eventually(statusWords, (words) => words.length === 3);
  });

  test('cutAfterAccept: taken and reported, but nobody is told', async () => {
    await put({ kind: 'cutAfterAccept', match: { times: 1 } });
    expect((await bench.send('out_1')).kind).toBe('unknown');
    await eventually(
      () => continuo.statuses().map((status) => status.tag),
      (tags) => tags.length === 3,
    );
    expect(await bench.ledger()).toMatchObject([{ tag: 'out_1' }]);
  });

  test('cutBeforeAccept: the line breaks and nothing is taken', async () => {
    await put({ kind: 'cutBeforeAccept', match: { times: 1 } });
    expect((await bench.send('out_1')).kind).toBe('unknown');
    expect(await bench.ledger()).toEqual([]);
  });

  test('repeatStatuses', async () => {
    await put({ kind: 'repeatStatuses', times: 2 });
    await bench.send('out_1');
    await eventually(statusWords, (words) => words.length === 6);
    expect(statusWords()).toEqual(['sent', 'sent', 'delivered', 'delivered', 'read', 'read']);
  });

  test('reorderStatuses, together with repeatStatuses; the times inside stay true', async () => {
    await put({ kind: 'reorderStatuses' }, { kind: 'repeatStatuses', times: 2 });
    await bench.send('out_1');
    await eventually(statusWords, (words) => words.length === 6);
    expect(statusWords()).toEqual(['read', 'read', 'delivered', 'delivered', 'sent', 'sent']);
  });

  test('silentStatuses', async () => {
    await put({ kind: 'silentStatuses', match: { times: 1 } });
    await bench.send('out_1');
    await bench.send('out_2');
    await eventually(statusWords, (words) => words.length === 3);
    expect(continuo.statuses().every((status) => status.tag === 'out_2')).toBe(true);
  });

  test('delayStatuses', async () => {
    await put({ kind: 'delayStatuses', ms: 400 });
    await bench.send('out_1');
    await pause(150);
    expect(statusWords()).toEqual([]);
    await eventually(statusWords, (words) => words.length === 3);
  });

  test('failLater: taken, then reported as failed with a code', async () => {
    await put({ kind: 'failLater', code: 131047 });
    await bench.send('out_1');
    await eventually(statusWords, (words) => words.length === 1);
    expect(continuo.statuses()).toMatchObject([{ status: 'failed', tag: 'out_1', errors: [{ code: 131047 }] }]);
  });
});

describe('statuses while Continuo is away', () => {
  test('are tried until it answers 200, in order', async () => {
    continuo.state.status = 503;
    await bench.send('out_1');
    await pause(200);
    expect(statusWords()).toEqual([]);
    continuo.state.status = 200;
    await eventually(statusWords, (words) => words.length === 3);
    expect(statusWords()).toEqual(['sent', 'delivered', 'read']);
  });

  test('outlive the process: the next start reports what is left, and only that', async () => {
    const store = createMemorySandboxStore();
    // This store forgets nothing, so a first sandbox that is closed looks like one that was killed.
    const first = await startSandbox({ webhookUrl: continuo.url, store, statusDelayMs: 150 });
    await first.send('out_1');
    await eventually(first.ledger, ([item]) => item?.statusesSent.length === 1);
    await first.stop();
    expect(statusWords()).toEqual(['sent']);

    const second = await startSandbox({ webhookUrl: continuo.url, store, statusDelayMs: 150 });
    await second.sandbox.resume();
    await second.sandbox.resume();
    await eventually(second.ledger, ([item]) => item?.statusesSent.length === 3);
    await second.stop();
    expect(statusWords()).toEqual(['sent', 'delivered', 'read']);
  });

  test('a sandbox with everything under way closes at once', async () => {
    continuo.state.status = 503;
    for (let index = 0; index < 20; index += 1) await bench.send(`out_${index}`);
    const startedAtMs = Date.now();
    await bench.sandbox.close();
    expect(Date.now() - startedAtMs).toBeLessThan(500);
  });
});
