import fc from 'fast-check';
import type { ContactId, ConversationId } from '../../../src/core/ids';
import { questionsAfterMerge, type Answerable } from '../../../src/core/merge/answeredQuestions';
import { questionsAfterUnmerge, type TouchedQuestions } from '../../../src/core/merge/askedAgain';

interface Question extends Answerable {
  readonly atMs: number;
}
interface Row {
  readonly id: ConversationId;
  readonly contactId: ContactId | null;
  readonly questions: readonly Question[];
}

const into = 'con_0' as ContactId;
const contact = (index: number) => `con_${index}` as ContactId;
const conversation = (index: number) => `cnv_${index}` as ConversationId;
const about = (index: number): Question => ({
  ...{ id: `identityTaken.cnv_${index}`, kind: 'identityTaken', conversationId: conversation(index) },
  ...{ contactIds: [], atMs: 10 + index },
});
const among = (...indexes: number[]): Question => ({
  ...{ id: 'whichContact', kind: 'whichContact', conversationId: null },
  ...{ contactIds: indexes.map(contact), atMs: 1 },
});
const whichDeal: Question = { id: 'whichDeal', kind: 'whichDeal', conversationId: null, contactIds: [], atMs: 30 };

/** Rows with the merges into `into` that stand, as the store keeps them. */
interface State {
  readonly rows: readonly Row[];
  readonly merges: readonly {
    readonly from: ContactId;
    readonly moved: ReadonlySet<ConversationId>;
    readonly touched: ReadonlyMap<ConversationId, TouchedQuestions<Question>>;
  }[];
}

function merged({ rows, merges }: State, from: ContactId): State {
  const contactOf = new Map(
    rows.filter(({ contactId }) => contactId === from || contactId === into).map((row) => [row.id, row.contactId]),
  );
  const touched = new Map<ConversationId, TouchedQuestions<Question>>();
  const after = rows.map((row) => {
    const questions = questionsAfterMerge(row, { fromId: from, intoId: into, contactOf });
    if (JSON.stringify(questions) !== JSON.stringify(row.questions))
      touched.set(row.id, { from, before: row.questions, after: questions });
    return { ...row, questions, contactId: row.contactId === from ? into : row.contactId };
  });
  const moved = new Set(rows.filter(({ contactId }) => contactId === from).map(({ id }) => id));
  return { rows: after, merges: [...merges, { from, moved, touched }] };
}

const nobodyDid = { hasChosen: false, isDismissed: () => false };

function undone({ rows, merges }: State, from: ContactId, people: Partial<typeof nobodyDid> = {}): State {
  const place = merges.findIndex((merge) => merge.from === from);
  const merge = merges[place]!;
  const back = rows.map((row) => (merge.moved.has(row.id) ? { ...row, contactId: from } : row));
  const later = merges.slice(place + 1).map((one) => ({ ...one, touched: new Map(one.touched) }));
  const after = back.map((row) => {
    const touching = later.filter(({ touched }) => touched.has(row.id));
    const again = questionsAfterUnmerge(
      {
        ...nobodyDid,
        ...people,
        ...row,
        isWithAnother: (id) => back.find((other) => other.id === id)?.contactId !== row.contactId,
      },
      {
        intoId: into,
        earlier: merges.slice(0, place).flatMap(({ touched }) => touched.get(row.id) ?? []),
        undone: merge.touched.get(row.id) ?? null,
        later: touching.map(({ touched }) => touched.get(row.id)!),
      },
    );
    for (const [at, one] of touching.entries()) one.touched.set(row.id, again.later[at]!);
    return { ...row, questions: again.questions };
  });
  return { rows: after, merges: [...merges.slice(0, place), ...later] };
}

const anyRows = fc
  .array(
    fc.record({
      owner: fc.option(fc.nat(3)),
      which: fc.option(fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 })),
      others: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
      asksDeal: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows): Row[] =>
    rows.map(({ owner, which, others, asksDeal }, index) => ({
      id: conversation(index),
      contactId: owner === null ? null : contact(owner),
      questions: [
        // A conversation that has a contact asks whether it is another one.
        ...(which === null || which.every((one) => one === owner) ? [] : [among(...which)]),
        ...others.filter((other) => other !== index && other < rows.length).map(about),
        ...(asksDeal ? [whichDeal] : []),
      ],
    })),
  );
const froms = [1, 2, 3].map(contact);
const anyOrder = fc.shuffledSubarray(froms, { minLength: 1 });

const asSets = (rows: readonly Row[]) =>
  rows.map(({ id, contactId, questions }) => ({
    ...{ id, contactId },
    questions: questions.map((question) => [question.id, [...question.contactIds].sort()]).sort(),
  }));

test('merged and undone, every conversation asks what it asked, in the same order', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const start: State = { rows, merges: [] };
      expect(undone(merged(start, contact(1)), contact(1)).rows).toEqual(rows);
    }),
    { numRuns: 1000 },
  );
});

test('several merges undone in any order: each time as if the undone ones had never been', () => {
  fc.assert(
    fc.property(anyRows, anyOrder, fc.infiniteStream(fc.nat()), (rows, order, chance) => {
      let state = order.reduce(merged, { rows, merges: [] } as State);
      let left = order;
      while (left.length > 0) {
        const from = left[chance.next().value! % left.length]!;
        left = left.filter((id) => id !== from);
        state = undone(state, from);
        expect(asSets(state.rows)).toEqual(asSets(left.reduce(merged, { rows, merges: [] } as State).rows));
      }
    }),
    { numRuns: 3000 },
  );
});

const one = (questions: Question[], contactId: ContactId | null = contact(1)): Row => ({
  ...{ id: conversation(0), contactId, questions },
});
const other: Row = { id: conversation(1), contactId: into, questions: [] };

/** Merges, lets people change the first conversation's questions, and undoes. */
function since(first: Row, change: (questions: readonly Question[]) => Question[], people?: Partial<typeof nobodyDid>) {
  const state = merged({ rows: [first, other], merges: [] }, contact(1));
  const [row, ...rest] = state.rows;
  const changed = { ...state, rows: [{ ...row!, questions: change(row!.questions) }, ...rest] };
  return undone(changed, contact(1), people).rows[0]!.questions;
}

describe('what people did since stays', () => {
  test('a question the merge did not touch and somebody answered is not asked again', () => {
    const questions = [about(1), whichDeal];
    expect(since(one(questions), () => [])).toEqual([about(1)]);
  });

  test('a new question stays beside those asked again', () => {
    expect(since(one([about(1)]), () => [whichDeal])).toEqual([about(1), whichDeal]);
  });

  test('what a person dismissed or chose is not asked again', () => {
    expect(since(one([about(1)]), (left) => [...left], { isDismissed: () => true })).toEqual([]);
    expect(since(one([among(1, 0)], null), (left) => [...left], { hasChosen: true })).toEqual([]);
    // Left with two candidates by the merge, then answered by somebody.
    expect(since(one([among(1, 0, 4)], null), () => [])).toEqual([]);
  });

  test('a candidate that came or went since stays in or out', () => {
    expect(since(one([among(1, 4)], null), () => [among(0, 4, 5)])).toEqual([among(1, 4, 5)]);
    expect(since(one([among(1, 4, 5)], null), () => [among(0, 4)])).toEqual([among(1, 4)]);
    expect(since(one([among(1, 0)], null), () => [among(4, 5)])).toEqual([among(1, 0, 4, 5)]);
  });
});

test('a doubt between two that a merge did not make one stays', () => {
  const rows = [one([about(1)], contact(1)), { ...other, contactId: contact(2) }];
  expect(merged({ rows, merges: [] }, contact(1)).rows[0]?.questions).toEqual([about(1)]);
});
