import { afterPause, givesBack } from '../../../src/core/control/applyCommand';
import type { Control } from '../../../src/core/control/control';
import { agent, automation, control, heldByMaria, hours, now, salesQueue } from '../given';
import { give } from './commands';

/** A conversation that needs a reply, paused while automation had it. */
function pausedWhileAutomationHad(): Control {
  const result = give(
    { name: 'pause', untilMs: now + hours(2), reason: { kind: 'none' } },
    { holder: automation },
    { needsReply: true },
  );
  if (result.kind !== 'done') throw new Error('A pause is never refused here.');
  return result.control;
}

test('a pause takes a waiting conversation from automation, and its end gives it back', () => {
  const paused = pausedWhileAutomationHad();
  expect(paused.holder).toEqual({ kind: 'human', assignee: null, team: null });
  expect(givesBack({ control: paused, needsReply: true })).toBe(true);
  expect(afterPause({ control: paused, needsReply: true })).toEqual({ paused: null, holder: { kind: 'automation' } });
});

test('resume gives it back and has the waiting turn decided anew', () => {
  const result = give({ name: 'resume' }, pausedWhileAutomationHad(), { needsReply: true });
  expect(result).toMatchObject({
    kind: 'done',
    control: { holder: { kind: 'automation' }, paused: null },
    effects: { redecides: true },
  });
});

test.each([
  ['takes it over', { name: 'takeOver', agent: null }],
  ['reroutes it', { name: 'reroute', to: { kind: 'team', team: 'sales' } }],
] as const)('when a person %s during the pause, it stays with people', (_, command) => {
  const taken = give(command as Parameters<typeof give>[0], pausedWhileAutomationHad(), { needsReply: true });
  if (taken.kind !== 'done') throw new Error('Not refused while open.');
  expect(givesBack({ control: taken.control, needsReply: true })).toBe(false);
  expect(give({ name: 'resume' }, taken.control)).toMatchObject({
    control: { holder: { kind: 'human' } },
    effects: { redecides: false },
  });
});

test('what a person held before the pause stays with the person', () => {
  const paused = give(
    { name: 'pause', untilMs: null, reason: { kind: 'none' } },
    { holder: heldByMaria },
    { needsReply: true },
  );
  expect(paused).toMatchObject({ control: { holder: heldByMaria, paused: { tookFromAutomation: false } } });
  expect(afterPause({ control: control({ holder: heldByMaria }), needsReply: false })).toEqual({
    paused: null,
    holder: heldByMaria,
  });
});

test('whom the rules gave it during the pause keeps it while the buyer waits, a queue does not', () => {
  const paused = pausedWhileAutomationHad();
  const given = { ...paused, holder: heldByMaria };
  expect(givesBack({ control: given, needsReply: true })).toBe(false);
  expect(afterPause({ control: given, needsReply: true })).toEqual({ paused: null, holder: heldByMaria });
  expect(give({ name: 'resume' }, given, { needsReply: true })).toMatchObject({ effects: { redecides: false } });
  expect(givesBack({ control: { ...paused, holder: salesQueue }, needsReply: true })).toBe(true);
});

test('once they have answered it goes back to automation, unless a person gave it to them', () => {
  const answered = { ...pausedWhileAutomationHad(), holder: heldByMaria };
  expect(afterPause({ control: answered, needsReply: false }).holder).toEqual(automation);
  const byPerson = { ...answered, given: { to: agent('maria'), atMs: now } };
  expect(afterPause({ control: byPerson, needsReply: false }).holder).toEqual(heldByMaria);
});
