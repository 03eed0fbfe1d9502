import fc from 'fast-check';
import type { AccountId } from '../../../src/core/ids';
import { addressesOf, matchConversation as matchAt, type Candidate } from '../../../src/core/resolve/matchConversation';
import { conversation, days, now } from '../given';

const matchConversation = (
  account: AccountId,
  identity: Parameters<typeof matchAt>[1],
  candidates: readonly Candidate[],
) => matchAt(account, identity, candidates, { writtenAtMs: now, nowMs: now });

const account = 'acc_1' as AccountId;
const phone = (digits: string) => `acc_1|phone|${digits}`;
const user = (id: string) => `acc_1|user|${id}`;
const known = (id: string, addresses: readonly string[], ageInDays = 1): Candidate => ({
  id: conversation(id),
  createdAtMs: now - days(ageInDays),
  addresses,
});
const both = { phone: '5511987654321', userId: 'BR.1' };
const p = phone('5511987654321');
const u = user('BR.1');

test('addresses name their account, the user id first; nothing known gives none', () => {
  expect(addressesOf(account, both)).toEqual([u, p]);
  expect(addressesOf(account, { phone: both.phone, userId: null })).toEqual([p]);
  expect(addressesOf(account, { phone: null, userId: 'BR.1' })).toEqual([u]);
  expect(addressesOf(account, { phone: null, userId: null })).toEqual([]);
});

test('somebody new gets a conversation with every address', () => {
  expect(matchConversation(account, both, [])).toEqual({ kind: 'create', addresses: [u, p], phoneHeldBy: null });
});

test.each([
  ['both known', both, [u, p], []],
  ['a known phone gives its user id for the first time', both, [p], [u]],
  ['a known user id shows its phone for the first time', both, [u], [p]],
  ['only the phone comes', { phone: both.phone, userId: null }, [u, p], []],
  ['only the user id comes', { phone: null, userId: 'BR.1' }, [u, p], []],
  ['a known user id comes with a new phone', both, [u, phone('5521999990000')], [p]],
])('one conversation: %s', (_, identity, addresses, add) => {
  const match = matchConversation(account, identity, [known('cnv_a', addresses)]);
  expect(match).toEqual({ kind: 'use', id: 'cnv_a', add });
});

test('phone and user id in one signed block were two conversations: the older one survives', () => {
  const byPhone = known('cnv_phone', [p], 30);
  const byUser = known('cnv_user', [u], 2);
  const join = { kind: 'join', olderId: 'cnv_phone', youngerId: 'cnv_user' };
  expect(matchConversation(account, both, [byPhone, byUser])).toEqual(join);
  expect(matchConversation(account, both, [{ ...byPhone, createdAtMs: now }, byUser])).toEqual({
    kind: 'join',
    olderId: 'cnv_user',
    youngerId: 'cnv_phone',
  });
});

test('born in the same millisecond, the join is still decided one way', () => {
  const twins = [known('cnv_b', [p]), known('cnv_a', [u])];
  for (const order of [twins, [...twins].reverse()]) {
    expect(matchConversation(account, both, order)).toMatchObject({ kind: 'join', olderId: 'cnv_a' });
  }
});

test('a known phone with a different user id is somebody else, and a question for people', () => {
  const match = matchConversation(account, both, [known('cnv_a', [user('BR.other'), p])]);
  expect(match).toEqual({ kind: 'create', addresses: [u], phoneHeldBy: 'cnv_a' });
});

test('a known user who now has the phone of somebody else keeps the conversation, and takes nobody an address', () => {
  const candidates = [known('cnv_old', [user('BR.other'), p], 90), known('cnv_mine', [u])];
  expect(matchConversation(account, both, candidates)).toEqual({ kind: 'use', id: 'cnv_mine', add: [] });
});

test('a phone without a user id goes to whoever has that phone', () => {
  const match = matchConversation(account, { phone: both.phone, userId: null }, [known('cnv_a', [user('BR.9'), p])]);
  expect(match).toEqual({ kind: 'use', id: 'cnv_a', add: [] });
});

test('the same phone on another account is another conversation', () => {
  const match = matchConversation('acc_2' as AccountId, both, [known('cnv_a', [u, p])]);
  expect(match).toMatchObject({ kind: 'create', phoneHeldBy: null });
});

describe('whoever is known', () => {
  const phones = ['1', '2', '3'];
  const users = ['A', 'B', 'C'];
  const anyIdentity = fc.record({
    phone: fc.option(fc.constantFrom(...phones)),
    userId: fc.option(fc.constantFrom(...users)),
  });
  /** Each address belongs to at most one conversation, as the unique index sees to. */
  const anyCandidates = fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
    )
    .map(([owners, ages]) => {
      const addresses = [...phones.map(phone), ...users.map(user)];
      return ages
        .map((age, at) =>
          known(
            `cnv_${at}`,
            addresses.filter((_, index) => owners[index] === at),
            age,
          ),
        )
        .filter((candidate) => candidate.addresses.length > 0);
    });
  const anyOrder = anyCandidates.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  test('the order in which conversations are found changes nothing', () => {
    fc.assert(
      fc.property(anyIdentity, anyOrder, (identity, [list, shuffled]) => {
        expect(matchConversation(account, identity, shuffled)).toEqual(matchConversation(account, identity, list));
      }),
      { numRuns: 1000 },
    );
  });

  test('no address is added that another conversation holds, and none that the sender did not bring', () => {
    fc.assert(
      fc.property(anyIdentity, anyCandidates, (identity, list) => {
        const match = matchConversation(account, identity, list);
        if (match.kind === 'join') return;
        const added = match.kind === 'use' ? match.add : match.addresses;
        const held = list.flatMap((candidate) => candidate.addresses);
        expect(added.filter((address) => held.includes(address))).toEqual([]);
        expect(addressesOf(account, identity)).toEqual(expect.arrayContaining([...added]));
      }),
      { numRuns: 1000 },
    );
  });

  test('after a match the sender is found again, without anything to add', () => {
    fc.assert(
      fc.property(anyIdentity, anyCandidates, (identity, list) => {
        const match = matchConversation(account, identity, list);
        fc.pre(match.kind === 'use');
        const after = list.map((candidate) =>
          candidate.id === match.id ? { ...candidate, addresses: [...candidate.addresses, ...match.add] } : candidate,
        );
        expect(matchConversation(account, identity, after)).toEqual({ kind: 'use', id: match.id, add: [] });
      }),
    );
  });
});

describe('a phone that comes back after a long silence', () => {
  const silent = (profileName: string | null, silentDays: number): Candidate => ({
    ...known('old', [p], 400),
    lastInboundAtMs: now - days(silentDays),
    profileName,
  });
  const stranger = { phone: both.phone, userId: null, profileName: 'Борис' };

  test('under quite another name goes over to a new conversation', () => {
    expect(matchConversation(account, stranger, [silent('Ana Lima', 120)])).toEqual({
      kind: 'recycled',
      addresses: [p],
      heldBefore: conversation('old'),
    });
  });

  test.each([
    ['soon', silent('Ana Lima', 60), stranger],
    ['under the same name', silent('Ana Lima', 120), { ...stranger, profileName: 'ana' }],
    ['from nobody known by name', silent(null, 120), stranger],
    ['without a name', silent('Ana Lima', 120), { ...stranger, profileName: null }],
  ])('%s is the same buyer', (_name, candidate, identity) => {
    expect(matchConversation(account, identity, [candidate])).toMatchObject({ kind: 'use' });
  });

  test('with the same user id is the same buyer, whatever the name', () => {
    const same = { ...silent('Ana Lima', 120), addresses: [p, u] };
    expect(matchConversation(account, { ...stranger, userId: both.userId }, [same])).toMatchObject({ kind: 'use' });
  });
});

describe('a phone its buyer has left', () => {
  const other = phone('552199990000');
  const at = (writtenAtMs: number) => ({ writtenAtMs, nowMs: now });
  const moved: Candidate = { ...known('moved', [p, other]), phoneMoves: [{ from: p, to: other, atMs: now - 10 }] };
  const alone = { phone: both.phone, userId: null, profileName: 'Ana Lima' };

  test("is a stranger's afterwards, with a user id or without, whatever the name", () => {
    const recycled = { kind: 'recycled', heldBefore: 'moved' };
    expect(matchAt(account, alone, [moved], at(now))).toMatchObject({ ...recycled, addresses: [p] });
    expect(matchAt(account, both, [moved], at(now))).toMatchObject({ ...recycled, addresses: [u, p] });
  });

  test("was the buyer's before, whoever has it by now", () => {
    const stranger = known('stranger', [p]);
    const without = { ...moved, addresses: [other] };
    for (const list of [[moved], [without, stranger], [stranger, without]])
      expect(matchAt(account, alone, list, at(now - 10))).toEqual({ kind: 'use', id: 'moved', add: [], late: true });
    expect(matchAt(account, alone, [without, stranger], at(now))).toMatchObject({ kind: 'use', id: 'stranger' });
  });

  test('joins nobody: neither the one who left it nor who comes with it', () => {
    const mine = known('mine', [u]);
    expect(matchAt(account, both, [moved, mine], at(now))).toMatchObject({ kind: 'use', id: 'mine', add: [] });
    const signed = { ...moved, addresses: [other, u] };
    const stranger = known('stranger', [p]);
    expect(matchAt(account, both, [signed, stranger], at(now))).toEqual({
      ...{ kind: 'use', id: 'moved', add: [], late: true },
    });
  });

  test('and the silence on it is not ended by what comes from the new one', () => {
    const silently = {
      ...known('a', [p, other], 400),
      phone: '552199990000',
      profileName: 'Ana',
      lastInboundAtMs: now,
    };
    const stranger = { ...alone, profileName: 'Борис' };
    expect(matchConversation(account, stranger, [silently])).toMatchObject({ kind: 'recycled' });
    expect(matchConversation(account, alone, [silently])).toMatchObject({ kind: 'use' });
  });
});

test('one line in two writings is one address', () => {
  expect(addressesOf(account, { phone: '551187654321', userId: null })).toEqual(
    addressesOf(account, { phone: '5511987654321', userId: null }),
  );
});
