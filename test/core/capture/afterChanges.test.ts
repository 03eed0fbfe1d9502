import fc from 'fast-check';
import { afterChanges, changedMessageId, type MessageChange } from '../../../src/core/capture/afterChanges';
import type { MessageContent } from '../../../src/core/capture/content';
import { minutes, now } from '../given';

const text = (body: string): MessageContent => ({ type: 'text', body });
const edit = (id: string, body: string, atMs: number): MessageChange => ({
  channelMessageId: id,
  atMs,
  content: { type: 'edit', originalMessageId: 'original', content: text(body) },
});
const removal = (id: string, atMs: number): MessageChange => ({
  channelMessageId: id,
  atMs,
  content: { type: 'revoke', originalMessageId: 'original' },
});

test('a message nobody changed is as it was sent', () => {
  expect(afterChanges(text('Quanto custa?'), [])).toEqual({
    content: text('Quanto custa?'),
    contentAsSent: null,
    editedAtMs: null,
    revokedAtMs: null,
  });
});

test('the newest edit counts, and what it said at first is kept', () => {
  const changes = [edit('b', 'Quanto custam 50?', now + minutes(2)), edit('a', 'Quanto custam 5?', now + minutes(1))];
  expect(afterChanges(text('Quanto custa?'), changes)).toEqual({
    content: text('Quanto custam 50?'),
    contentAsSent: text('Quanto custa?'),
    editedAtMs: now + minutes(2),
    revokedAtMs: null,
  });
});

test('what was removed stays removed, also when an edit comes in after it', () => {
  const after = afterChanges(text('一共多少钱？'), [
    removal('r', now + minutes(3)),
    edit('e', '多少钱？', now + minutes(1)),
  ]);
  expect(after).toMatchObject({ content: text('多少钱？'), revokedAtMs: now + minutes(3) });
});

test('any order of arrival ends the same', () => {
  const changes = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      atMs: fc.integer({ min: 1, max: 5 }),
      removes: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  );
  fc.assert(
    fc.property(changes, fc.infiniteStream(fc.nat()), (all, order) => {
      const made = all.map(({ id, atMs, removes }) => (removes ? removal(id, atMs) : edit(id, `text ${id}`, atMs)));
      const shuffled = made
        .map((change) => ({ change, rank: order.next().value as number }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ change }) => change);
      expect(afterChanges(text('first'), shuffled)).toEqual(afterChanges(text('first'), made));
    }),
  );
});

test('only edits and removals are about another message', () => {
  expect(changedMessageId(edit('a', 'x', now).content)).toBe('original');
  expect(changedMessageId(removal('a', now).content)).toBe('original');
  expect(changedMessageId(text('x'))).toBeNull();
  expect(changedMessageId({ type: 'reaction', messageId: 'original', emoji: '👍' })).toBeNull();
});
