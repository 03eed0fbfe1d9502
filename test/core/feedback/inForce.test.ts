import fc from 'fast-check';
import { afterEvent, neverInForce, type InForce, type InForceEvent } from '../../../src/core/feedback/inForce';

const atMs = fc.integer({ min: 1, max: 1000 });
const anyEvent: fc.Arbitrary<InForceEvent> = fc.oneof(
  fc.record({ kind: fc.constant('learnt' as const), version: fc.integer({ min: 1, max: 9 }), atMs }),
  fc.record({ kind: fc.constant('freeze' as const), by: fc.constantFrom('ana', 'joão'), atMs }),
  fc.record({ kind: fc.constant('thaw' as const), by: fc.constantFrom('ana', 'joão'), atMs }),
  fc.record({ kind: fc.constant('withdraw' as const), version: fc.integer({ min: 1, max: 9 }), atMs }),
  fc.record({
    kind: fc.constant('rollback' as const),
    to: fc.option(fc.integer({ min: 1, max: 9 })),
    by: fc.constant('ana'),
    atMs,
  }),
);

const after = (events: readonly InForceEvent[]): InForce => events.reduce(afterEvent, neverInForce);

test('while it is frozen only a person changes what is in force', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), anyEvent, (events, event) => {
      const before = after(events);
      const now = afterEvent(before, event);
      if (before.frozen !== null && event.kind !== 'rollback') expect(now.inForce).toBe(before.inForce);
      if (event.kind === 'learnt' && before.frozen === null)
        expect(now.inForce).toBe(Math.max(event.version, before.inForce ?? 0));
    }),
  );
});

test('a rollback puts exactly that in force, and it stays until somebody thaws it', () => {
  const learntOrFreeze = anyEvent.filter(({ kind }) => kind !== 'rollback' && kind !== 'thaw');
  fc.assert(
    fc.property(
      fc.array(anyEvent),
      fc.option(fc.integer({ min: 1, max: 9 })),
      fc.array(learntOrFreeze),
      (events, to, then) => {
        const back = afterEvent(after(events), { kind: 'rollback', to, by: 'ana', atMs: 5 });
        expect(back).toMatchObject({ inForce: to, frozen: { by: expect.any(String) } });
        expect(then.reduce(afterEvent, back)).toEqual(back);
      },
    ),
  );
});

test('freezing and thawing change nothing else, and doing it twice is doing it once', () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent),
      anyEvent.filter(({ kind }) => kind !== 'learnt' && kind !== 'withdraw'),
      (events, event) => {
        const before = after(events);
        const once = afterEvent(before, event);
        expect(afterEvent(once, event)).toBe(once);
        if (event.kind === 'freeze' || event.kind === 'thaw')
          expect([once.inForce, once.sinceMs]).toEqual([before.inForce, before.sinceMs]);
        expect(once.frozen === null).toBe(event.kind === 'thaw');
      },
    ),
  );
});

test('after a thaw the next that is learnt comes into force', () => {
  const back = after([
    { kind: 'learnt', version: 3, atMs: 1 },
    { kind: 'rollback', to: 2, by: 'ana', atMs: 2 },
    { kind: 'learnt', version: 4, atMs: 3 },
    { kind: 'thaw', by: 'joão', atMs: 4 },
  ]);
  expect(back).toMatchObject({ inForce: 2, sinceMs: 2, frozen: null });
  expect(afterEvent(back, { kind: 'learnt', version: 5, atMs: 4 })).toMatchObject({ inForce: 5, sinceMs: 4 });
});

test('who stepped in stays known, with the versions before and after; the newest hundred are kept', () => {
  const events: InForceEvent[] = [
    { kind: 'learnt', version: 3, atMs: 1 },
    { kind: 'rollback', to: 2, by: 'ana', atMs: 2 },
    { kind: 'thaw', by: 'joão', atMs: 4 },
    { kind: 'freeze', by: 'ana', atMs: 5 },
    { kind: 'freeze', by: 'joão', atMs: 6 },
  ];
  expect(after(events).history).toEqual([
    { kind: 'rollback', by: 'ana', atMs: 2, from: 3, to: 2 },
    { kind: 'thaw', by: 'joão', atMs: 4, from: 2, to: 2 },
    { kind: 'freeze', by: 'ana', atMs: 5, from: 2, to: 2 },
  ]);
  const many = Array.from({ length: 300 }, (_, atMs): InForceEvent => ({
    ...{ kind: atMs % 2 === 0 ? 'freeze' : 'thaw', by: 'ana', atMs },
  }));
  expect(after(many).history?.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 100 }, (_, place) => 200 + place));
});

test('what became worse is withdrawn for the fixed policy; frozen, or replaced meanwhile, it is not', () => {
  const learnt = after([{ kind: 'learnt', version: 3, atMs: 1 }]);
  const withdraw = { kind: 'withdraw', version: 3, atMs: 2 } as const;
  const gone = afterEvent(learnt, withdraw);
  expect(gone).toMatchObject({
    inForce: null,
    sinceMs: 2,
    frozen: null,
    history: [{ by: 'learning', from: 3, to: null }],
  });
  expect(afterEvent(gone, { kind: 'learnt', version: 4, atMs: 3 })).toMatchObject({ inForce: 4 });
  for (const other of [
    { kind: 'freeze', by: 'ana', atMs: 2 },
    { kind: 'learnt', version: 4, atMs: 2 },
  ] as const) {
    const before = afterEvent(learnt, other);
    expect(afterEvent(before, withdraw)).toBe(before);
  }
});
