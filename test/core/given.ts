import fc from 'fast-check';
import type { Context } from '../../src/core/contextualize/context';
import { initialControl, type Control, type Holder } from '../../src/core/control/control';
import type { Standing } from '../../src/core/control/standing';
import type { LookFacts } from '../../src/core/followUp/lookAtSilence';
import type { AgentId, ConversationId, NoteId, OutboxId, TeamId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { OwnRules, Rules } from '../../src/core/rules/rules';

/** A Tuesday noon, UTC: inside everybody's default active hours. */
export const now = Date.parse('2026-03-10T12:00:00Z');
export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => minutes(60 * count);
export const days = (count: number) => hours(24 * count);

export const agent = (name: string) => name as AgentId;
export const team = (name: string) => name as TeamId;
export const note = (name: string) => name as NoteId;
export const outbox = (name: string) => name as OutboxId;
export const conversation = (name: string) => name as ConversationId;

export const automation: Holder = { kind: 'automation' };
export const nobody: Holder = { kind: 'nobody' };
export const everybodysQueue: Holder = { kind: 'human', assignee: null, team: null };
export const heldByMaria: Holder = { kind: 'human', assignee: agent('maria'), team: null };
export const salesQueue: Holder = { kind: 'human', assignee: null, team: team('sales') };

export const holders = { automation, nobody, everybodysQueue, heldByMaria, salesQueue } as const;

export const pausedUntil = (untilMs: number) => ({ untilMs, by: 'maria', noteId: null, tookFromAutomation: false });

/** A conversation's control state, untouched but for what a test says. */
export const control = (change: Partial<Control> = {}): Control => ({ ...initialControl, epoch: 7, ...change });

/** Where a conversation stands: open and quiet, but for what a test says. */
export function standing(change: Partial<Standing> = {}, controlled: Partial<Standing['control']> = {}): Standing {
  const { ownRules: _, ...rest } = control();
  return {
    control: { ...rest, hasOwnRules: false, ...controlled },
    turn: null,
    wait: null,
    followUp: null,
    sends: [],
    unknownSendUntilMs: null,
    dealStage: null,
    rulesVersion: 1,
    lastActivityAtMs: now,
    lastDecision: null,
    forwardedTo: null,
    ...change,
  };
}

/** The general rules with a conversation's kind of changes on top. */
export const rules = (change: OwnRules = {}): Rules => ({
  ...defaultRules,
  automation: { ...defaultRules.automation, ...change.automation },
  turn: { ...defaultRules.turn, ...change.turn },
  reply: { ...defaultRules.reply, ...change.reply },
  followUp: { ...defaultRules.followUp, ...change.followUp },
});

type Changes<T> = { [K in keyof T]?: T[K] extends object | null ? Partial<T[K]> | null : T[K] };

/** A first price question in Portuguese, a minute ago, window open, nobody in charge yet; but for what a test says. */
export function context(change: Changes<Omit<Context, 'turn'>> = {}, turn: Partial<Context['turn']> = {}): Context {
  const plain: Context = {
    nowMs: now,
    turn: {
      messages: [{ type: 'text', text: 'Oi, quanto custa a cadeira de escritório?', atMs: now - minutes(1) }],
      understanding: { language: 'pt', intent: 'price', asks: true, urgent: false },
      ...turn,
    },
    contact: { isNew: true, ownerId: null, language: null },
    deal: null,
    control: { state: 'open', holder: nobody, paused: null, optedOut: false, snoozedUntilMs: null, ownRules: null },
    history: {
      inboundCount: 1,
      outboundCount: 0,
      lastOutboundAtMs: null,
      lastOutboundAuthor: null,
      lastOutboundText: null,
      automationAnswersInRow: 0,
      meanAnswerMs: null,
    },
    wait: null,
    window: { closesAtMs: now + hours(23) },
  };
  const merged = Object.entries(change).map(([key, value]) => {
    const before = plain[key as keyof Context];
    const both = typeof value === 'object' && value !== null && typeof before === 'object' && before !== null;
    return [key, both ? { ...before, ...value } : value];
  });
  return { ...plain, ...Object.fromEntries(merged) } as Context;
}

/** A look at an open question of ours after 30 hours of silence, in a window that the buyer has kept open since. */
export function look(change: Partial<LookFacts> = {}, controlled: Partial<LookFacts['control']> = {}): LookFacts {
  return {
    nowMs: now,
    silence: 'hesitation',
    sinceMs: now - hours(30),
    sentInSilence: 0,
    needsReply: false,
    lastInboundAtMs: now - hours(31),
    window: { closesAtMs: now + hours(1) },
    language: 'pt',
    control: { state: 'open', holder: automation, paused: null, optedOut: false, ownRules: null, ...controlled },
    ...change,
  };
}

export const anyHolder: fc.Arbitrary<Holder> = fc.constantFrom(...Object.values(holders));
export const anyPause = fc.option(
  fc.integer({ min: -48, max: 48 }).map((h) => pausedUntil(now + hours(h))),
  { freq: 2 },
);
export const anyControl: fc.Arbitrary<Control> = fc
  .record({
    epoch: fc.nat(),
    state: fc.constantFrom('open' as const, 'closed' as const),
    holder: anyHolder,
    paused: anyPause,
    snoozedUntilMs: fc.option(fc.integer({ min: 1, max: 48 }).map((h) => now + hours(h))),
    optedOut: fc.boolean(),
  })
  .map((some) => ({ ...some, given: null, ownRules: null }));
