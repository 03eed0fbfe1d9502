import { bundleWorkflows } from '../../src/temporal/bundleWorkflows';
import { untilDrained } from '../support/e2eDrain';
import { allRuns, failedTasks, replayFaults, type Run } from '../support/e2eHistories';
import * as invariants from '../support/e2eInvariants';
import { killInTurn, killOrder } from '../support/e2eKiller';
import { phoneOf, planLoad, seeded, sendLoad } from '../support/e2eLoad';
import { lastWords, startE2eProduct, type E2eProduct } from '../support/e2eProduct';
import { unrepeatable } from '../support/e2eRepeat';
import { rest, until } from '../support/e2eUntil';
import { createViews, type Views } from '../support/e2eViews';
import { inquiryFaults } from '../support/inquiryFaults';

const seed = Number(process.env['CHAOS_SEED'] ?? 20261);
const overMs = 48_000;
let product: E2eProduct;
let views: Views;
let picture: invariants.Picture;
let answered: Set<string>;
let runs: Run[];
const commands: { conversationId: string; answeredAtMs: number; inFlight: readonly string[] }[] = [];

beforeAll(async () => {
  product = await startE2eProduct({ sendTimeoutSeconds: 3, sendUnknownSeconds: 10 });
  views = createViews(product.http);
  await views.changeRules((rules) => {
    rules.automation.maxAnswersInRow = 10;
    rules.turn = { quietSeconds: 1, maxSeconds: 5 };
  });
  const chance = seeded(seed);
  const order = killOrder(chance, 2);
  process.stderr.write(`chaos with CHAOS_SEED=${seed}: ${order.join(', ')}\n`);
  const load = sendLoad(product.http, planLoad({ seed, buyers: 30, each: 10, overMs }));
  const kills = rest(3000).then(() => killInTurn(product, order, { chance, everyMs: 5500 }));
  const orders = rest(20_000).then(() => Promise.all(['pause', 'take-over', 'pause', 'take-over'].map(order1)));
  [answered] = await Promise.all([load, kills, orders]);
  await product.untilReady(90_000);
  try {
    await untilDrained(product.store);
    // The workflows' last steps, and statuses that are still on their way.
    await rest(3000);
    await untilDrained(product.store);
  } finally {
    picture = await invariants.takePicture(product.store, await views.ledger());
    runs = await allRuns(await product.operator());
  }
}, 400_000);

afterAll(async () => {
  if (expect.getState().suppressedErrors.length > 0) process.stderr.write(lastWords(product));
  await product?.stop();
}, 60_000);

/** A person's command in the middle of it: again until it is answered, under one Idempotency-Key. */
async function order1(command: string, buyer: number): Promise<void> {
  const { id } = await until('a conversation', () => views.conversationOf(phoneOf(buyer)), { timeoutMs: 60_000 });
  const headers = { 'idempotency-key': `chaos-${seed}-${buyer}` };
  const body = await until(
    `${command} is answered`,
    async () => {
      const answer = await product.http.request('POST', `/api/conversations/${id}/${command}`, undefined, headers);
      return answer.status === 200 && (answer.body as { inFlight: string[] });
    },
    { timeoutMs: 90_000, everyMs: 500 },
  );
  commands.push({ conversationId: id, answeredAtMs: Date.now(), inFlight: body.inFlight });
}

test('there was something to break', () => {
  expect(answered.size).toBe(300);
  expect(picture.conversations).toHaveLength(30);
  expect(picture.ledger.length).toBeGreaterThan(10);
  expect(commands).toHaveLength(4);
});

test('1. nothing is lost: every message is there once, in a turn that was decided', () => {
  expect(invariants.lostOrDoubled(picture, answered)).toEqual([]);
});

test('2. nothing is doubled: one message left per outbox id', () => {
  expect(invariants.sentTwice(picture)).toEqual([]);
});

test('3. order: no decision from an older picture', () => {
  expect(invariants.outOfOrder(picture)).toEqual([]);
});

test('4. no broken promise: nothing automatic left after a person said so', () => {
  expect(invariants.brokenPromises(picture, commands)).toEqual([]);
  for (const { conversationId } of commands) {
    const { control } = picture.conversations.find(({ _id }) => _id === conversationId)!;
    expect(control.paused !== null || control.holder.kind === 'human').toBe(true);
  }
});

test('5. nobody is forgotten: what needs a reply has a holder and a due time', () => {
  expect(invariants.forgotten(picture)).toEqual([]);
});

test('6. every decision comes out the same from its stored facts and rules', async () => {
  const { checked, faults } = await unrepeatable(product.store, picture.decisions);
  expect(faults).toEqual([]);
  expect(checked).toBeGreaterThan(60);
});

test('8. every projection equals a fresh fold', async () => {
  expect(invariants.foldFaults(picture)).toEqual([]);
  expect(await product.store.inquiries.countDocuments({})).toBeGreaterThan(10);
  expect(await inquiryFaults(product.store)).toEqual([]);
});

test('10. no conversation failed, and every history replays', async () => {
  const conversations = runs.filter(({ type }) => type === 'conversation');
  expect(new Set(conversations.map(({ workflowId }) => workflowId)).size).toBe(30);
  const allowed = ['RUNNING', 'COMPLETED', 'CONTINUED_AS_NEW'];
  expect(
    conversations
      .filter(({ status }) => !allowed.includes(status))
      .map(({ workflowId, status }) => `${workflowId} ${status}`),
  ).toEqual([]);
  expect(failedTasks(runs)).toEqual([]);
  expect(await replayFaults(runs, await bundleWorkflows())).toEqual([]);
}, 120_000);
