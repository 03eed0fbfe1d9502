import { untilDrained } from '../support/e2eDrain';
import * as invariants from '../support/e2eInvariants';
import { bodyOfMessages, newMessage } from '../support/e2eBodies';
import { startScene, type Scene } from '../support/e2eStart';
import { rest, until } from '../support/e2eUntil';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
}, 300_000);
afterAll(() => scene?.product.stop(), 60_000);

/** Lets MongoDB refuse some writes, as it does for a moment when it is killed between two of them. */
async function refuse(collection: string, validator: object): Promise<void> {
  await scene.product.store.db.command({ collMod: collection, validator });
}

/** What the buyer writes while a step hangs half-way has to be decided all the same. */
test.each([
  ['context and decision', '5511944440001', 'decisions', { step: { $ne: 'route' } }],
  ['decision and order', '5511944440002', 'outbox', { kind: { $ne: 'answer' } }],
  ['order and record', '5511944440003', 'conversations', { 'lastDecision.outcome': { $ne: 'automationReplies' } }],
])(
  'a message that comes between %s is not lost',
  async (_between, phone, collection, validator) => {
    const { product, views } = scene;
    await refuse(collection, validator);
    const first = newMessage(phone, 'Quanto custa?');
    await product.http.deliver(bodyOfMessages([first]));
    const { id } = await views.conversationOf(phone);
    await until('the context is stored', async () =>
      (await views.decisions(id)).some(({ step }) => step === 'contextualize'),
    );
    await rest(500);
    const second = newMessage(phone, 'E vocês entregam em Campinas?');
    await product.http.deliver(bodyOfMessages([second]));
    await until('it is captured', () => product.store.messages.findOne({ channelMessageId: second.id }), {
      timeoutMs: 30_000,
    });
    await refuse(collection, {});
    await rest(1000);
    await untilDrained(product.store, 60_000);
    await rest(3000);
    const picture = await invariants.takePicture(product.store, await views.ledger());
    const mine = {
      ...picture,
      messages: picture.messages.filter(({ conversationId }) => conversationId === (id as string)),
    };
    expect(invariants.lostOrDoubled(mine, new Set([first.id, second.id]))).toEqual([]);
    expect(invariants.sentTwice(picture)).toEqual([]);
    expect(invariants.outOfOrder(picture)).toEqual([]);
    expect(invariants.forgotten(picture)).toEqual([]);
    const { inboundCount } = picture.conversations.find(({ _id }) => _id === (id as string))!;
    expect(inboundCount).toBe(2);
  },
  120_000,
);
