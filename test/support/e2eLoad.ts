import { bodyOfMessages, bodyWith, changeOf, type BuyerMessage } from './e2eBodies';
import type { E2eHttp } from './e2eHttp';
import { rest } from './e2eUntil';

/** The same numbers for the same seed (mulberry32), from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One webhook body with the moment it is first sent. */
export interface PlannedBody {
  readonly atMs: number;
  readonly body: string;
  readonly messageIds: readonly string[];
  /** How often Meta sends it: more than once when it did not believe our 200. */
  readonly times: number;
}

/** Texts in several scripts; some of them automation answers, some are for people, some need nothing. */
const texts = [
  ...[
    'Quanto custa?',
    'How much is it?',
    '¿Cuánto cuesta?',
    'كم السعر؟',
    '请问多少钱?',
    'यह कितने का है?',
    'Сколько стоит?',
  ],
  ...['Bom dia', '你好', 'Vocês entregam em Campinas?', 'Нужна доставка завтра', 'متى تصل الشحنة؟', '👍🏽', 'obrigado'],
  ...['urgente: o pedido não chegou', 'e\u0301 👩‍👩‍👧 ok?', 'fiyatı ne kadar'],
];
const prefixes = ['5511', '34600', '79161', '20100', '86138', '919812', '1415'];

/** The phone of the n-th buyer. */
export function phoneOf(buyer: number): string {
  return `${prefixes[buyer % prefixes.length]}${String(900000000 + buyer * 7919).slice(-8)}`;
}

/** Ten messages of each of `buyers`, spread over `overMs`: single, batched, and delivered twice, as Meta does. */
export function planLoad(options: { seed: number; buyers: number; each: number; overMs: number }): PlannedBody[] {
  const chance = seeded(options.seed);
  const messages: (BuyerMessage & { dueMs: number })[] = [];
  for (let buyer = 0; buyer < options.buyers; buyer++) {
    for (let index = 0; index < options.each; index++) {
      messages.push({
        from: phoneOf(buyer),
        text: texts[Math.floor(chance() * texts.length)]!,
        id: `wamid.chaos-${options.seed}-${buyer}-${index}`,
        name: `Buyer ${buyer}`,
        atMs: 0,
        dueMs: Math.floor(((index + chance()) / options.each) * options.overMs),
      });
    }
  }
  messages.sort((a, b) => a.dueMs - b.dueMs);
  const bodies: PlannedBody[] = [];
  const startedAt = Date.now();
  while (messages.length > 0) {
    const size = chance() < 0.25 ? 2 + Math.floor(chance() * 4) : 1;
    const batch = messages.splice(0, size).map((message) => ({ ...message, atMs: startedAt + message.dueMs }));
    const atMs = batch.at(-1)!.dueMs;
    const messageIds = batch.map((message) => message.id);
    const times = chance() < 0.15 ? 2 : 1;
    bodies.push({ atMs, body: bodyOfMessages(batch), messageIds, times });
    // Meta also repeats a message in a body of another shape.
    if (chance() < 0.1)
      bodies.push({
        atMs: atMs + 1500,
        body: bodyWith([[changeOf([batch[0]!])], []]),
        messageIds: messageIds.slice(0, 1),
        times: 1,
      });
  }
  return bodies;
}

/** Sends everything at its moment, each body again until it is answered 200. Returns the ids that were answered. */
export async function sendLoad(http: E2eHttp, bodies: readonly PlannedBody[]): Promise<Set<string>> {
  const answered = new Set<string>();
  const startedAt = Date.now();
  const sendOne = async (planned: PlannedBody) => {
    await rest(Math.max(0, startedAt + planned.atMs - Date.now()));
    await http.deliver(planned.body);
    planned.messageIds.forEach((id) => answered.add(id));
  };
  await Promise.all(bodies.flatMap((planned) => Array.from({ length: planned.times }, () => sendOne(planned))));
  return answered;
}
