import fc from 'fast-check';
import type { ContactId } from '../../../src/core/ids';
import { replaced, restored, type MovedList } from '../../../src/core/merge/contactIds';

const contact = (index: number) => `con_${index}` as ContactId;
const into = contact(0);
const anyList = fc.uniqueArray(fc.nat(5), { maxLength: 5 }).map((list) => list.map(contact));
const anyOrder = fc.shuffledSubarray([1, 2, 3].map(contact), { minLength: 1 });
const add = (list: readonly ContactId[], id: ContactId | null) => (id === null ? [...list] : [...list, id]);
const mergeAll = (list: readonly ContactId[], froms: readonly ContactId[]) =>
  froms.reduce((merged, from) => replaced(merged, from, into), [...list]);

/** Merges in order, with somebody added by a person before each where `added` says so, then undoes in the order of `chance`. */
function run(
  start: readonly ContactId[],
  order: readonly ContactId[],
  { added, chance }: { added: readonly (ContactId | null)[]; chance: () => number },
  check: (list: readonly ContactId[], left: readonly ContactId[]) => void,
) {
  let list = [...start];
  let moves: MovedList[] = [];
  for (const [place, from] of order.entries()) {
    list = add(list, added[place] ?? null);
    if (list.includes(from)) moves.push({ from, before: list });
    list = replaced(list, from, into);
  }
  let left = order;
  while (left.length > 0) {
    const from = left[chance() % left.length]!;
    left = left.filter((id) => id !== from);
    const place = moves.findIndex((move) => move.from === from);
    const undone = moves[place];
    if (undone) {
      const later = moves.slice(place + 1);
      const back = restored(list, undone, later, into);
      list = back.contactIds;
      moves = [
        ...moves.slice(0, place),
        ...later.map((move, at) => ({ from: move.from, before: back.laterBefore[at]! })),
      ];
    }
    check(list, left);
  }
}

test('merged and undone in any order, a list is each time as if the undone ones had never been', () => {
  fc.assert(
    fc.property(anyList, anyOrder, fc.infiniteStream(fc.nat()), (start, order, chance) => {
      run(start, order, { added: [], chance: () => chance.next().value! }, (list, left) =>
        expect(list).toEqual(mergeAll(start, left)),
      );
    }),
    { numRuns: 2000 },
  );
});

test('whom people added in between stays, and nobody else is lost by it', () => {
  const anyAdded = fc.array(fc.option(fc.constantFrom(7, 8, 9).map(contact)), { maxLength: 3 });
  fc.assert(
    fc.property(anyList, anyOrder, anyAdded, fc.infiniteStream(fc.nat()), (start, order, added, chance) => {
      const all = [...start, ...added.slice(0, order.length).filter((id) => id !== null)];
      run(start, order, { added, chance: () => chance.next().value! }, (list, left) =>
        expect([...new Set(list)].sort()).toEqual([...new Set(mergeAll(all, left))].sort()),
      );
    }),
    { numRuns: 2000 },
  );
});

test('with the survivor, people take out all it stood for', () => {
  const [a, c, x] = [contact(1), contact(2), contact(9)];
  const moves: MovedList[] = [
    { from: a, before: [a, c] },
    { from: c, before: [into, c] },
  ];
  expect(restored([x], moves[0]!, [moves[1]!], into).contactIds).toEqual([x]);
  // Taken out between the two merges: only the later one is meant by what is seen now.
  expect(restored([into], { from: a, before: [a, c] }, [{ from: c, before: [c] }], into).contactIds).toEqual([into]);
});
