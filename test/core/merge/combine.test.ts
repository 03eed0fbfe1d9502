import fc from 'fast-check';
import type { AgentId, CompanyId, ContactId } from '../../../src/core/ids';
import { combine, takeApart, type Combinable, type StandingMerge } from '../../../src/core/merge/combine';
import { replaced, restored } from '../../../src/core/merge/contactIds';

const some = (values: string[]) => fc.subarray(values);
const anyContact: fc.Arbitrary<Combinable> = fc.record({
  name: fc.constantFrom(null, 'Ana', '王小明', 'Борис'),
  phones: some(['+1', '+2', '+3']),
  emails: some(['a@x.example', 'b@x.example']),
  channelIds: some(['whatsapp|user|1', 'whatsapp|user|2']),
  externalIds: some(['hubspot|1']),
  companyId: fc.constantFrom(null, 'cmp_1' as CompanyId, 'cmp_2' as CompanyId),
  ownerId: fc.constantFrom(null, 'maria' as AgentId),
  language: fc.constantFrom(null, 'pt', 'ru'),
  optedOut: fc.boolean(),
});

/** Merges one after the other, as the store does. */
function mergeAll(base: Combinable, contacts: readonly Combinable[]) {
  let survivor = base;
  const merges: StandingMerge[] = [];
  for (const from of contacts) {
    const { after, brought } = combine(survivor, from);
    merges.push({ from, brought });
    survivor = after;
  }
  return { survivor, merges };
}

const asSets = (contact: Combinable) => ({
  ...contact,
  phones: [...contact.phones].sort(),
  emails: [...contact.emails].sort(),
  channelIds: [...contact.channelIds].sort(),
  externalIds: [...contact.externalIds].sort(),
});

test('a merge keeps everything of both and overwrites nothing', () => {
  fc.assert(
    fc.property(anyContact, anyContact, (into, from) => {
      const { after } = combine(into, from);
      for (const list of ['phones', 'emails', 'channelIds', 'externalIds'] as const) {
        expect(new Set(after[list])).toEqual(new Set([...into[list], ...from[list]]));
        expect(after[list].slice(0, into[list].length)).toEqual(into[list]);
      }
      for (const field of ['name', 'companyId', 'ownerId', 'language'] as const)
        expect(after[field]).toBe(into[field] ?? from[field]);
      expect(after.optedOut).toBe(into.optedOut || from.optedOut);
    }),
  );
});

test('merged and taken apart, a contact is what it was, to the order of its lists', () => {
  fc.assert(
    fc.property(anyContact, anyContact, (into, from) => {
      const { survivor, merges } = mergeAll(into, [from]);
      expect(takeApart(survivor, merges[0]!, [], { saidSince: false }).after).toEqual(into);
    }),
  );
});

test('several merges, undone in any order: each time as if the undone ones had never been', () => {
  const anyOrder = fc.array(anyContact, { minLength: 1, maxLength: 4 }).chain((contacts) =>
    fc.tuple(
      fc.constant(contacts),
      fc.shuffledSubarray(
        contacts.map((_, index) => index),
        { minLength: contacts.length },
      ),
    ),
  );
  fc.assert(
    fc.property(anyContact, anyOrder, (base, [contacts, order]) => {
      let { survivor, merges } = mergeAll(base, contacts);
      const left = contacts.map((_, index) => index);
      for (const index of order) {
        const place = left.indexOf(index);
        const others = merges.filter((_, at) => at !== place);
        const apart = takeApart(survivor, merges[place]!, others, { saidSince: false });
        left.splice(place, 1);
        survivor = apart.after;
        merges = others.map(({ from }, at) => ({ from, brought: apart.brought[at]! }));
        const expected = mergeAll(
          base,
          left.map((at) => contacts[at]!),
        ).survivor;
        expect(asSets(survivor)).toEqual(asSets(expected));
      }
      expect(survivor).toEqual(base);
    }),
    { numRuns: 500 },
  );
});

test('what people wrote since stays; what they took out does not come back', () => {
  fc.assert(
    fc.property(anyContact, anyContact, anyContact, (into, from, third) => {
      const { survivor, merges } = mergeAll(into, [from, third]);
      const gone = survivor.phones[0];
      const edited = {
        ...survivor,
        name: 'Luísa',
        phones: [...survivor.phones.filter((phone) => phone !== gone), '+99'],
      };
      const { after } = takeApart(edited, merges[0]!, [merges[1]!], { saidSince: false });
      expect(after.name).toBe('Luísa');
      expect(after.phones).toContain('+99');
      if (gone !== undefined) expect(after.phones).not.toContain(gone);
    }),
  );
});

test('a field people emptied since, and an opt-out taken back since, do not come back from another merge', () => {
  const empty: Combinable = {
    ...{ name: null, phones: [], emails: [], channelIds: [], externalIds: [] },
    ...{ companyId: null, ownerId: null, language: null, optedOut: false },
  };
  const { survivor, merges } = mergeAll(empty, [
    { ...empty, name: 'Ana', optedOut: true },
    { ...empty, name: 'Борис', optedOut: true },
  ]);
  const edited = { ...survivor, name: null, optedOut: false };
  const apart = takeApart(edited, merges[0]!, [merges[1]!], { saidSince: false });
  expect(apart.after).toEqual(empty);
  expect(apart.brought).toEqual([merges[1]!.brought]);
});

test('an opt-out that was said after the merge stays', () => {
  const base: Combinable = {
    ...{ name: null, phones: [], emails: [], channelIds: [], externalIds: [] },
    ...{ companyId: null, ownerId: null, language: null, optedOut: false },
  };
  const { survivor, merges } = mergeAll(base, [{ ...base, optedOut: true }]);
  expect(takeApart(survivor, merges[0]!, [], { saidSince: true }).after.optedOut).toBe(true);
  expect(takeApart(survivor, merges[0]!, [], { saidSince: false }).after.optedOut).toBe(false);
});

describe("a deal's contacts", () => {
  const ids = (...names: string[]) => names as ContactId[];
  const [a, b] = ids('a', 'b') as [ContactId, ContactId];

  test('merged and restored they are what they were', () => {
    for (const before of [ids('a'), ids('b'), ids('a', 'b'), ids('b', 'a'), ids('c', 'a', 'd'), ids('b', 'c', 'a')]) {
      expect(replaced(before, a, b)).not.toContain(a);
      expect(restored(replaced(before, a, b), { from: a, before }, [], b).contactIds).toEqual(before);
    }
  });

  test('what people changed since stays', () => {
    const undo = (current: ContactId[], before: ContactId[]) =>
      restored(current, { from: a, before }, [], b).contactIds;
    expect(undo(ids('b', 'x'), ids('a'))).toEqual(ids('a', 'x'));
    expect(undo(ids('b', 'x'), ids('a', 'b'))).toEqual(ids('a', 'b', 'x'));
    expect(undo(ids('x'), ids('a'))).toEqual(ids('x'));
  });

  test('an earlier merge undone before a later one leaves what the later one needs', () => {
    const first = { from: a, before: ids('a', 'c') };
    const second = { from: 'c' as ContactId, before: replaced(first.before, a, b) };
    const undone = restored(replaced(second.before, second.from, b), first, [second], b);
    expect(undone.contactIds).toEqual(ids('a', 'b'));
    const then = { ...second, before: undone.laterBefore[0]! };
    expect(restored(undone.contactIds, then, [], b).contactIds).toEqual(first.before);
  });
});
