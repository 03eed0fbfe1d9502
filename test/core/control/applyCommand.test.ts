import fc from 'fast-check';
import { applyCommand, type CommandFacts } from '../../../src/core/control/applyCommand';
import type { Command, CommandName } from '../../../src/core/control/command';
import type { Control } from '../../../src/core/control/control';
import { anyControl, control, days, heldByMaria, hours, nobody, now, pausedUntil } from '../given';
import { everyCommand, give, refusal } from './commands';

const anyFacts: fc.Arbitrary<CommandFacts> = fc
  .record({
    control: anyControl,
    needsReply: fc.boolean(),
    followUpPlanned: fc.boolean(),
    canRedecide: fc.boolean(),
    command: fc.constantFrom(...everyCommand),
    by: fc.constantFrom('signal', 'api', 'maria', '+5511987654321', 'ana@example.com'),
  })
  .map((some) => ({ ...some, noteId: null, ownRules: null, defaultPauseMs: hours(24), nowMs: now }));

/** What must hold before and after every command: a reply that is needed has an open conversation and somebody who can give it. */
function isSound(state: Control, needsReply: boolean): boolean {
  if (!needsReply) return state.state === 'open' || state.holder.kind === 'nobody';
  const deaf = state.holder.kind === 'automation' && state.paused !== null;
  return state.state === 'open' && state.holder.kind !== 'nobody' && !deaf;
}

describe('every command in every state', () => {
  test('raises the epoch by exactly one when done, so that nothing ordered before can be claimed', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = applyCommand(facts);
        fc.pre(result.kind === 'done');
        expect(result.control.epoch).toBe(facts.control.epoch + 1);
      }),
    );
  });

  test('says why, in a code and a plain sentence, done or refused', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = applyCommand(facts);
        for (const { code, text } of result.kind === 'done' ? result.reasons : [result.reason]) {
          expect(code).toMatch(/^[a-z][A-Za-z]+$/);
          expect(text).toMatch(/^\S.*\.$/);
        }
        if (result.kind === 'done') expect(result.reasons).toHaveLength(1);
      }),
    );
  });

  test('never leaves a needed reply with nobody, with paused automation, or in a closed conversation', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(isSound(facts.control, facts.needsReply));
        for (const command of everyCommand) {
          const result = applyCommand({ ...facts, command });
          if (result.kind === 'refused') continue;
          const stillNeeded = facts.needsReply && !result.effects.dismissesWait;
          expect({ result, sound: isSound(result.control, stillNeeded) }).toMatchObject({ sound: true });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('whoever holds as a person afterwards overrules every automatic send that was not so before', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = applyCommand(facts);
        fc.pre(result.kind === 'done' && result.control.holder.kind === 'human');
        fc.pre(facts.control.holder.kind !== 'human');
        expect(result.effects.cancels).toEqual(['answer', 'followUp']);
      }),
    );
  });

  test('a name that could be a phone or an e-mail address never becomes the assignee', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = applyCommand(facts);
        expect(JSON.stringify(result)).not.toMatch(/"assignee":"[^"]*(@|\+|\d{5})/);
      }),
    );
  });

  test('does not change the facts it is given', () => {
    const state = Object.freeze(control({ holder: Object.freeze({ ...heldByMaria }) }));
    for (const command of everyCommand) expect(() => give(command, state)).not.toThrow();
  });
});

/** Who is refused where. Everything that is not in this table is carried out. */
const refusals: readonly [string, Partial<Control>, Partial<CommandFacts>, Partial<Record<CommandName, string>>][] = [
  [
    'open, nobody holds, nothing waits',
    { holder: nobody },
    {},
    { resume: 'notPaused', handBack: 'notHeldByHuman', cancelFollowUp: 'noFollowUp', reopen: 'open' },
  ],
  [
    'open, Maria holds, a follow-up is planned',
    { holder: heldByMaria },
    { followUpPlanned: true },
    { resume: 'notPaused', reopen: 'open' },
  ],
  [
    'open, Maria holds, a buyer waits, automation is paused',
    { holder: heldByMaria, paused: pausedUntil(now + hours(2)) },
    { needsReply: true },
    { handBack: 'paused', cancelFollowUp: 'noFollowUp', reopen: 'open' },
  ],
  [
    'closed',
    { state: 'closed', holder: nobody },
    {},
    {
      resume: 'notPaused',
      takeOver: 'closed',
      handBack: 'notHeldByHuman',
      reroute: 'closed',
      snooze: 'closed',
      cancelFollowUp: 'noFollowUp',
      close: 'closed',
    },
  ],
];

describe.each(refusals)('a conversation that is: %s', (_, state, facts, expected) => {
  test.each(everyCommand.map((command): [CommandName, Command] => [command.name, command]))('%s', (name, command) => {
    expect(refusal(give(command, state, facts))).toBe(expected[name] ?? null);
  });
});

describe('instants that have passed', () => {
  test.each([now - days(1), now - 1, now])('neither pause nor snooze ends at %d', (untilMs) => {
    expect(refusal(give({ name: 'pause', untilMs, reason: { kind: 'none' } }))).toBe('untilInThePast');
    expect(refusal(give({ name: 'snooze', untilMs }))).toBe('untilInThePast');
  });

  test('a millisecond from now is not the past', () => {
    expect(refusal(give({ name: 'snooze', untilMs: now + 1 }))).toBeNull();
  });
});
