import type { MessageContent, SystemChange } from '../../../src/core/capture/content';
import type { AccountId } from '../../../src/core/ids';
import { changedIdentity } from '../../../src/core/resolve/identityChange';
import { carryOn as carryOnAt } from '../../../src/core/resolve/carryOn';
import { addressesOf, matchConversation as matchAt, type Candidate } from '../../../src/core/resolve/matchConversation';
import { conversation, now } from '../given';

const matchConversation = (
  account: AccountId,
  identity: Parameters<typeof matchAt>[1],
  candidates: readonly Candidate[],
) => matchAt(account, identity, candidates, { writtenAtMs: now, nowMs: now });

const account = 'acc_1' as AccountId;
const before = { phone: '5511987654321', userId: 'BR.1' };
const after = { phone: '5521999990000', userId: 'BR.2' };
const known = (id: string, ...identities: { phone: string | null; userId: string | null }[]): Candidate => ({
  id: conversation(id),
  createdAtMs: now,
  addresses: identities.flatMap((identity) => addressesOf(account, identity)),
});
const carryOn = (
  at: AccountId,
  was: typeof before,
  is: { phone: string | null; userId: string | null },
  candidates: readonly Candidate[],
) => carryOnAt(at, { before: was, after: { ...is, leavesPhone: true }, atMs: now }, candidates);
const [, oldPhone = ''] = addressesOf(account, before);
const [, newPhone = ''] = addressesOf(account, after);
const move = { from: oldPhone, to: newPhone, atMs: now };
const system = (change: SystemChange): MessageContent => ({ type: 'system', change });

test('what a message says about the new identity', () => {
  const numberChanged = {
    kind: 'numberChanged',
    newPhone: '552199',
    newUserId: 'BR.2',
    newParentUserId: null,
  } as const;
  expect(changedIdentity(system(numberChanged))).toEqual({ phone: '552199', userId: 'BR.2', leavesPhone: true });
  const userIdChanged = {
    kind: 'userIdChanged',
    oldUserId: 'BR.1',
    newUserId: 'BR.2',
    newParentUserId: null,
    phone: null,
  } as const;
  expect(changedIdentity(system(userIdChanged))).toEqual({ phone: null, userId: 'BR.2', leavesPhone: false });
  expect(changedIdentity(system({ ...numberChanged, newPhone: null, newUserId: null }))).toBeNull();
  expect(changedIdentity(system({ kind: 'preference', category: null, value: 'stop' }))).toBeNull();
  expect(changedIdentity({ type: 'text', body: 'I have a new number' })).toBeNull();
});

test('the conversation goes on under the new identity', () => {
  const outcome = carryOn(account, before, after, [known('cnv_a', before)]);
  expect(outcome).toEqual({ kind: 'carriedOn', id: 'cnv_a', add: addressesOf(account, after), isFormer: false, move });
});

test('told twice, nothing is added', () => {
  const outcome = carryOn(account, before, after, [known('cnv_a', before, after)]);
  expect(outcome).toMatchObject({ kind: 'carriedOn', id: 'cnv_a', add: [] });
});

test.each([
  ['the new phone', { phone: after.phone, userId: null }],
  ['the new user id', { phone: null, userId: after.userId }],
  ['both', after],
])('another conversation has %s: nothing is changed', (_name, theirs) => {
  const outcome = carryOn(account, before, after, [known('cnv_a', before), known('cnv_b', theirs)]);
  expect(outcome).toEqual({ kind: 'taken', id: 'cnv_a', by: 'cnv_b', move });
});

test('a buyer known only under the new identity already', () => {
  expect(carryOn(account, before, after, [known('cnv_b', after)])).toMatchObject({
    kind: 'carriedOn',
    id: 'cnv_b',
    add: [],
  });
});

test('nobody is known: the conversation will have the old and the new addresses', () => {
  const addresses = [...addressesOf(account, before), ...addressesOf(account, after)];
  expect(carryOn(account, before, after, [])).toEqual({ kind: 'unknown', addresses, move });
});

describe('after a change', () => {
  const carried = known('cnv_a', before, after);

  test.each([
    ['the new phone and user id', after],
    ['a late message of the old ones', before],
    ['the new user id alone', { phone: null, userId: after.userId }],
    ['the old phone alone', { phone: before.phone, userId: null }],
  ])('%s belong to it', (_name, identity) => {
    expect(matchConversation(account, identity, [carried])).toEqual({ kind: 'use', id: 'cnv_a', add: [] });
  });

  test('a stranger who got the old phone is somebody else, and people are asked', () => {
    const stranger = { phone: before.phone, userId: 'BR.9' };
    expect(matchConversation(account, stranger, [carried])).toEqual({
      kind: 'create',
      addresses: addressesOf(account, { phone: null, userId: 'BR.9' }),
      phoneHeldBy: 'cnv_a',
    });
  });
});

test('a buyer who comes with nothing but a parent id is found by it', () => {
  const identity = { phone: null, userId: null, parentUserId: 'BR.ENT.1' };
  expect(addressesOf(account, identity)).toEqual(['acc_1|parent|BR.ENT.1']);
  expect(addressesOf(account, { ...before, parentUserId: 'BR.ENT.1' })).toEqual(addressesOf(account, before));
  const match = matchConversation(account, identity, [
    { id: conversation('cnv_a'), createdAtMs: now, addresses: ['acc_1|parent|BR.ENT.1'] },
  ]);
  expect(match).toEqual({ kind: 'use', id: 'cnv_a', add: [] });
});

test('told again after a stranger has the phone, it is still the one who left it', () => {
  const moved = { ...known('cnv_a', after), phoneMoves: [move] };
  expect(carryOn(account, before, after, [known('cnv_b', { ...before, userId: null }), moved])).toMatchObject({
    ...{ kind: 'carriedOn', id: 'cnv_a', add: [], move },
  });
});

test('told late, it does not undo what was told of later', () => {
  const later = { from: newPhone, to: oldPhone, atMs: now + 1 };
  const back = { ...known('cnv_a', before), phoneMoves: [later] };
  expect(carryOn(account, before, after, [back])).toMatchObject({ kind: 'carriedOn', id: 'cnv_a', isFormer: true });
});

test('a phone that is not named is the one we wrote to; a new user id alone is no move', () => {
  const own = { ...known('cnv_a', { phone: null, userId: 'BR.1' }), phone: before.phone };
  const was = { phone: null, userId: 'BR.1' };
  const told = (leavesPhone: boolean) =>
    carryOnAt(account, { before: was, after: { phone: null, userId: 'BR.2', leavesPhone }, atMs: now }, [own]);
  expect(told(true).move).toEqual({ from: oldPhone, to: null, atMs: now });
  expect(told(false).move).toBeNull();
});
