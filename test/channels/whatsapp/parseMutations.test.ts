import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import type { EventBatch } from '../../../src/core/capture/event';
import { fixture, fixtureNames } from './fixture';

type Path = readonly (string | number)[];
type Json = Record<string | number, unknown>;

const personal = 'Ana Souza 5511987654321 \ud83d';
/** What may stand where something else belongs. */
const oddities: readonly unknown[] = [
  ...[null, 1.5e29, personal],
  ['x', null, [{}], -7, personal],
  JSON.parse(`{"__proto__":{"id":"1","admin":true},"constructor":null,"toString":null,"valueOf":1,"length":3}`),
  JSON.parse(`{"id":{"toString":null},"type":{"toString":null},"from":${JSON.stringify(personal)}}`),
];
/** One of these in turn besides. */
const rarer: readonly unknown[] = [true, 0, '', [], {}];

const neighbour = {
  field: 'messages',
  value: {
    metadata: { phone_number_id: '7' },
    messages: [{ id: 'wamid.good', from: '1', timestamp: '1793000000', type: 'text', text: { body: 'still here' } }],
  },
};
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every place in a value at which something stands. */
function* placesIn(value: unknown, path: Path = []): Generator<Path> {
  if (!isJson(value)) return;
  for (const key of Object.keys(value)) {
    const place = [...path, key];
    yield place;
    yield* placesIn(value[key], place);
  }
}

/** A fixture with a neighbour in each of its entries and one entry more. */
function withNeighbours(name: string): { readonly entry: { readonly changes: unknown[] }[] } {
  const body = JSON.parse(new TextDecoder().decode(fixture(name))) as { entry: unknown[] };
  for (const entry of body.entry) if (isJson(entry) && Array.isArray(entry.changes)) entry.changes.push(neighbour);
  body.entry.push({ id: '2', changes: [neighbour] });
  return body as { entry: { changes: unknown[] }[] };
}

function parsedWith(body: Json, path: Path, oddity: unknown): EventBatch {
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<Json>((value, key) => value[key] as Json, body);
  const before = parent[last];
  parent[last] = oddity;
  const text = JSON.stringify(body);
  parent[last] = before;
  return parseWebhook(new TextEncoder().encode(text));
}

const survivorsIn = (batch: EventBatch) =>
  batch.messages.filter(({ channelMessageId }) => channelMessageId === 'wamid.good').length;

/** What a store or a log would stumble over. */
function troubleIn({ messages, statuses, accountEvents, addressBook, others, faults }: EventBatch): unknown[] {
  const instants = [
    ...messages.map(({ sentAtMs }) => sentAtMs),
    ...[...statuses, ...accountEvents, ...addressBook].map(({ atMs }) => atMs),
  ];
  return [
    ...instants.filter((instant) => !Number.isSafeInteger(instant) || instant < 0),
    ...messages.filter(({ channelMessageId }) => channelMessageId.trim() === ''),
    ...messages.filter(({ identity: { phone, userId, parentUserId } }) => !phone && !userId && !parentUserId),
    ...addressBook.filter(({ identity: { phone, userId } }) => !phone && !userId),
    ...accountEvents.filter(({ key }) => !/^[0-9a-f]{64}$/.test(key)),
    ...accountEvents.filter(({ details }) => !isJson(JSON.parse(details))),
    ...[...others.map(({ field }) => field), ...faults.map(({ fault }) => fault)].filter((said) =>
      /Souza|55119/.test(said),
    ),
  ];
}

const ourNames = fixtureNames.filter((name) => name !== 'another-product-of-meta');

test.each(ourNames)('%s with any one value replaced: neighbours stay, nothing personal is said', (name) => {
  const body = withNeighbours(name);
  const usual = survivorsIn(parseWebhook(new TextEncoder().encode(JSON.stringify(body))));
  const failures: unknown[] = [];
  let turn = 0;
  for (const path of placesIn(body.entry.slice(0, -1))) {
    const [entry, part, change] = path;
    const isInChange = part === 'changes' && change !== undefined;
    const isNeighbour = isInChange && Number(change) === (body.entry[Number(entry)]?.changes.length ?? 0) - 1;
    if (isNeighbour) continue;
    // An entry that is no entry any more has no neighbours either; the next entry still has its own.
    const least = isInChange ? usual : 1;
    for (const oddity of [...oddities, rarer[turn++ % rarer.length]]) {
      const batch = parsedWith(body, ['entry', ...path], oddity);
      const trouble = troubleIn(batch);
      if (trouble.length > 0 || survivorsIn(batch) < least) failures.push([path.join('.'), oddity, trouble]);
    }
  }
  expect(failures).toEqual([]);
});

test('the language itself is as before', () => {
  expect(({} as Json).admin).toBeUndefined();
});
