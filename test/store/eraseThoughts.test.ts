import type { ContactId, ConversationId, ThoughtId, TurnId } from '../../src/core/ids';
import { exportPerson } from '../../src/store/erase/exportPerson';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { ana, eraseAll, order, twoPeople } from '../support/erasureBench';
import { understoodAs } from '../support/thinkingStandIn';

let bench: CaptureBench;
let ids: Awaited<ReturnType<typeof twoPeople>>;
beforeAll(async () => {
  bench = await startCaptureBench();
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(async () => {
  await bench.clear();
  ids = await twoPeople(bench, Date.now());
  await asked('tho_a', ids.ana, 'Quanto custa a cadeira?');
  await asked('tho_b', ids.wei, `请联系她 ${ana.phone}`);
});

async function asked(id: string, contactId: ContactId, text: string): Promise<void> {
  const conversation = await bench.store.conversations.findOne({ contactId });
  await bench.store.thoughts.insertOne({
    ...{ _id: id as ThoughtId, conversationId: conversation?._id as ConversationId, turnId: 'trn_1' as TurnId },
    ...{ about: 'trn_1', kind: 'understand', key: id, request: { before: [], messages: [text] } },
    ...{ result: understoodAs('price'), fromCache: false, askedAtMs: 1, expiresAt: new Date(Date.now() + 1e9) },
  });
}

test("what a model was asked about a person's turns is exported with them, what others wrote of them is only named", async () => {
  const held: Record<string, unknown>[] = [];
  for await (const { collection, document } of exportPerson(bench.store, ids.ana))
    if (collection === 'thoughts') held.push(document);
  const byId = new Map(held.map((document) => [document._id, document]));
  expect(byId.get('tho_a')).toMatchObject({ request: { messages: ['Quanto custa a cadeira?'] } });
  expect(byId.get('tho_b')).toMatchObject({ mentions: true });
  expect(JSON.stringify(byId.get('tho_b'))).not.toContain('请联系她');
});

test('it is erased with them', async () => {
  const erasure = await eraseAll(bench, await order(bench, ids.wei));
  expect(erasure.state).toBe('finished');
  expect((await bench.store.thoughts.find({}).toArray()).map(({ _id }) => _id)).toEqual(['tho_a']);
  expect(erasure.erased).toContainEqual({ collection: 'thoughts', count: 1 });
});
