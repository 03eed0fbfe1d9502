import { contactsNear, nothingMentioned, senderKeys } from '../../src/activities/senderKeys';
import type { Identity } from '../../src/core/capture/event';
import type { AccountId, ContactId } from '../../src/core/ids';
import { matchContact } from '../../src/core/resolve/matchContact';
import type { Database } from '../../src/store/database';
import { newConversation } from '../../src/store/newConversation';
import { percentile } from '../statistics';
import type { MadeBase, MadeContact } from './base';
import { createChance, type Chance } from './chance';
import { defaultCountry } from './fill';

const senders = 20_000;
const dayMs = 24 * 3600 * 1000;
const account = 'acc_000000000000000000000001' as AccountId;

/** Who writes: somebody of the base, somebody who was given a number of the base, or nobody of it. */
type Kind = 'known' | 'given another’s number' | 'unknown';
const shares: readonly (readonly [Kind, number])[] = [
  ['known', 0.8],
  ['given another’s number', 0.1],
  ['unknown', 0.1],
];

interface Sender {
  readonly kind: Kind;
  readonly identity: Identity;
  /** Null for somebody who has no contact. */
  readonly person: number | null;
}

interface Tally {
  senders: number;
  right: number;
  wrong: number;
  asked: number;
  made: number;
}

/**
 * Messages of known and unknown senders are resolved on this base, and each automatic link is held against the truth. A number that was
 * given to somebody else can only be told by another user id, or by a long silence and another name; only such are made here.
 */
export async function resolutions(store: Database, truth: MadeBase): Promise<string> {
  const chance = createChance(77);
  const nowMs = Date.now();
  const personOf = new Map<ContactId, number>(truth.contacts.map(({ id, person }) => [id, person]));
  const seen = await seeSome(store, truth, chance, nowMs);
  const tallies = new Map<Kind, Tally>(
    shares.map(([kind]) => [kind, { senders: 0, right: 0, wrong: 0, asked: 0, made: 0 }]),
  );
  const timesMs: number[] = [];
  const all = await makeSenders(store, truth, seen, chance);
  for (const { kind, identity, person } of all) {
    const startMs = performance.now();
    const sender = senderKeys('whatsapp', identity, nothingMentioned, defaultCountry);
    const match = matchContact(sender, (await contactsNear(store, sender)).known, nowMs);
    timesMs.push(performance.now() - startMs);
    const tally = tallies.get(kind);
    if (!tally) throw new Error(`No tally for ${kind}.`);
    tally.senders++;
    if (match.kind === 'link') tally[personOf.get(match.contactId) === person ? 'right' : 'wrong']++;
    else tally[match.ask.length > 0 ? 'asked' : 'made']++;
  }
  return table(tallies, timesMs);
}

/** Half of those the channel knows have written before, some of them long ago. */
async function seeSome(
  store: Database,
  { contacts }: MadeBase,
  chance: Chance,
  nowMs: number,
): Promise<ReadonlySet<ContactId>> {
  await store.conversations.deleteMany({});
  const written = contacts.filter(
    ({ channelIds, phones }) => channelIds.length > 0 && phones.length > 0 && chance.happens(0.5),
  );
  const documents = written.map(({ id, name }, index) => ({
    ...newConversation({
      ...{ accountId: account, channelAccountId: '1', addresses: [`${account}|user|made.${index}`] },
      identity: { phone: null, userId: null, parentUserId: null, username: null, profileName: name },
      ...{ phoneHeldBy: null, createdAtMs: nowMs },
    }),
    contactId: id,
    lastInboundAtMs: nowMs - chance.below(200) * dayMs,
  }));
  for (let from = 0; from < documents.length; from += 1000)
    await store.conversations.insertMany(documents.slice(from, from + 1000), { writeConcern: { w: 1 } });
  return new Set(written.map(({ id }) => id));
}

async function makeSenders(
  store: Database,
  { contacts }: MadeBase,
  seen: ReadonlySet<ContactId>,
  chance: Chance,
): Promise<Sender[]> {
  const idOf = new Map<number, string>();
  for (const { person, channelIds } of contacts)
    if (channelIds[0] !== undefined) idOf.set(person, channelIds[0].replace('whatsapp|user|', ''));
  const made: Sender[] = [];
  while (made.length < senders) {
    const contact = chance.pick(contacts);
    const kind = pickKind(chance);
    const phone = await phoneOf(store, contact);
    if (phone === null) continue;
    const nobody = { phone, parentUserId: null, username: null };
    const userId = idOf.get(contact.person) ?? null;
    const isShown = chance.happens(0.7);
    if (kind === 'known')
      made.push({
        ...{ kind, person: contact.person },
        identity: { ...nobody, userId: isShown ? userId : null, profileName: contact.name },
      });
    else if (kind === 'unknown')
      made.push({
        ...{ kind, person: null },
        identity: {
          ...nobody,
          phone: `99970${chance.digits(7)}`,
          userId: isShown ? `N.${chance.digits(12)}` : null,
          profileName: 'Nobody',
        },
      });
    else if (seen.has(contact.id))
      made.push({
        ...{ kind, person: null },
        identity: { ...nobody, userId: `N.${chance.digits(12)}`, profileName: chance.pick(contacts).name },
      });
  }
  return made;
}

/** As the channel writes it: digits of the first phone that can be read. */
async function phoneOf(store: Database, { id }: MadeContact): Promise<string | null> {
  const contact = await store.contacts.findOne({ _id: id }, { projection: { phoneKeys: 1 } });
  return contact?.phoneKeys[0] ?? null;
}

function pickKind(chance: Chance): Kind {
  let left = chance.next();
  for (const [kind, share] of shares) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'unknown';
}

function table(tallies: ReadonlyMap<Kind, Tally>, timesMs: readonly number[]): string {
  const rows = [...tallies].map(
    ([kind, { senders: all, right, wrong, asked, made }]) =>
      `| ${kind} | ${all} | ${right} | ${wrong} | ${asked} | ${made} |`,
  );
  const sum = (what: keyof Tally) => [...tallies.values()].reduce((total, tally) => total + tally[what], 0);
  const known = tallies.get('known');
  const precision = sum('right') / (sum('right') + sum('wrong'));
  const recall = (known?.right ?? 0) / (known?.senders ?? 1);
  return [
    '| who writes | senders | linked rightly | linked wrongly | a question | nobody |',
    '| --- | --: | --: | --: | --: | --: |',
    ...rows,
    '',
    `Automatic links: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} (the others of the known are questions: two contacts have their phone).`,
    `One resolution (one or two indexed reads and the decision): p50 ${percentile(timesMs, 0.5).toFixed(2)} ms, p99 ${percentile(timesMs, 0.99).toFixed(2)} ms, longest ${Math.max(...timesMs).toFixed(1)} ms.`,
  ].join('\n');
}
