import { rest, until } from '../support/e2eUntil';
import { startScene, type Scene } from '../support/e2eStart';
import type { MessageView } from '../support/e2eViews';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene({ sendTimeoutSeconds: 2, sendUnknownSeconds: 4 });
}, 300_000);
afterAll(() => scene?.product.stop(), 60_000);
afterEach(() => scene.views.faults([]));

const price = 'Quanto custa?';
const once = { times: 1 };

test('a send that was surely not taken is tried again, and delivered once', async () => {
  const { views, write, product } = scene;
  await views.faults([{ kind: 'fail', code: 131056, match: once }]);
  const { id } = await write('5511911110001', price);
  await views.untilOurs(id, 'read', 30_000);
  expect(await views.ledgerTo('5511911110001')).toHaveLength(1);
  expect(await product.store.outbox.findOne({ conversationId: id as never })).toMatchObject({
    state: 'sent',
    attempts: 2,
  });
});

test('a send that is refused becomes a task of a person with a due time', async () => {
  const { views, write } = scene;
  await views.faults([{ kind: 'fail', code: 131047, match: once }]);
  const { id } = await write('5511911110002', price);
  expect(await views.untilOurs(id, 'failed')).toMatchObject({ errors: [{ code: 131047 }] });
  const view = await views.untilConversation(id, 'a person has it', ({ holder }) => holder === 'human');
  expect(view).toMatchObject({ needsReply: true, replyDueAt: expect.any(String), followUp: null });
  const reasons = (await views.decisions(id)).flatMap((decision) => decision.reasons.map(({ code }) => code));
  expect(reasons).toContain('sendFailed.windowClosed');
});

test.each([
  ['hangs beyond the time-out', '5511911110003', { kind: 'hang', ms: 4000, match: once }],
  ['is cut off after it was taken', '5511911110004', { kind: 'cutAfterAccept', match: once }],
])('a send that %s is settled by its status, and never repeated', async (_how, phone, fault) => {
  const { views, write, product } = scene;
  await views.faults([fault]);
  const { id } = await write(phone, price);
  await views.untilOurs(id, 'read');
  await views.untilConversation(id, 'answered', ({ needsReply, followUp }) => !needsReply && followUp !== null);
  expect(await product.store.outbox.findOne({ conversationId: id as never })).toMatchObject({
    state: 'sent',
    attempts: 1,
  });
  expect(await views.conversation(id)).toMatchObject({ holder: 'automation', outboundCount: 1 });
});

test('a send that was cut off before it was taken is not repeated either: nobody knows', async () => {
  const { views, write } = scene;
  await views.faults([{ kind: 'cutBeforeAccept', match: once }]);
  const { id } = await write('5511911110005', price);
  await views.untilOurs(id, 'unknown');
  await views.untilConversation(id, 'a person has it', ({ holder, needsReply }) => holder === 'human' && needsReply);
});

test('without any status it is shown as unknown after a while, goes to a person, and is never sent again', async () => {
  const { views, write } = scene;
  await views.faults([
    { kind: 'cutAfterAccept', match: once },
    { kind: 'silentStatuses', match: once },
  ]);
  const { id } = await write('5511911110006', price);
  const view = await views.untilConversation(id, 'a person has it', ({ holder }) => holder === 'human');
  expect(view).toMatchObject({ needsReply: true, replyDueAt: expect.any(String) });
  expect(await views.untilOurs(id, 'unknown')).toMatchObject({ author: 'automation' });
  const reasons = (await views.decisions(id)).flatMap((decision) => decision.reasons.map(({ code }) => code));
  expect(reasons).toContain('sendUnknown');
});

test('a status that comes after a person was asked still counts', async () => {
  const { views, write } = scene;
  await views.faults([
    { kind: 'cutAfterAccept', match: once },
    { kind: 'delayStatuses', ms: 8000, match: once },
  ]);
  const { id } = await write('5511911110007', price);
  await views.untilConversation(id, 'a person has it', ({ holder }) => holder === 'human');
  const ours = await views.untilOurs(id, 'read');
  const view = await views.untilConversation(id, 'it is counted', ({ outboundCount }) => outboundCount === 1, 15_000);
  expect(view.lastOutboundAt).not.toBeNull();
  expect(view).toMatchObject({ needsReply: false, holder: 'human' });
  expect(ours.author).toBe('automation');
});

test('statuses that repeat and come in the wrong order never take one back', async () => {
  const { views, write } = scene;
  await views.faults([
    { kind: 'repeatStatuses', times: 3, match: once },
    { kind: 'reorderStatuses', match: once },
  ]);
  const { id } = await write('5511911110008', price);
  const rank: MessageView['status'][] = ['queued', 'sending', 'sent', 'delivered', 'read'];
  const seen: MessageView['status'][] = [];
  await until(
    'all nine statuses were taken',
    async () => {
      const ours = (await views.messages(id)).find(({ direction }) => direction === 'out');
      if (ours) seen.push(ours.status);
      return (await views.ledgerTo('5511911110008'))[0]?.statusesSent.length === 9;
    },
    { everyMs: 30 },
  );
  await rest(500);
  seen.push((await views.messages(id)).find(({ direction }) => direction === 'out')!.status);
  expect(seen.map((status) => rank.indexOf(status))).toEqual(
    seen.map((status) => rank.indexOf(status)).sort((a, b) => a - b),
  );
  expect(seen.at(-1)).toBe('read');
});

test('a worker killed in the middle of a send sends nothing twice, and the answer is known in the end', async () => {
  const { views, write, product } = scene;
  await views.faults([{ kind: 'hang', ms: 1500, match: once }]);
  const { id } = await write('5511911110009', price);
  await until('it left', async () => (await views.ledgerTo('5511911110009')).length === 1, { everyMs: 20 });
  await product.worker.kill();
  await product.worker.restart();
  await views.untilOurs(id, 'read');
  const view = await views.untilConversation(id, 'answered', ({ needsReply }) => !needsReply, 100_000);
  expect(view).toMatchObject({ holder: 'automation', outboundCount: 1 });
  expect(await views.ledgerTo('5511911110009')).toHaveLength(1);
}, 120_000);

test('after all this, each buyer got at most one message', async () => {
  await rest(2000);
  const left = Object.fromEntries(
    await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
        async (n) => [n, (await scene.views.ledgerTo(`551191111000${n}`)).length] as const,
      ),
    ),
  );
  expect(left).toEqual({ 1: 1, 2: 0, 3: 1, 4: 1, 5: 0, 6: 1, 7: 1, 8: 1, 9: 1 });
});
