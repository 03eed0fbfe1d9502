import type { Conversations } from '../../src/api/conversations';
import type { CommandName } from '../../src/core/control/command';
import { parseCommand } from '../../src/core/control/parseCommand';
import type { ConversationId, ErasureId, ImportId } from '../../src/core/ids';
import { Fault } from '../../src/errors';
import type { Database } from '../../src/store/database';
import type { CommandAnswer, UpdateInput } from '../../src/workflows/contract';

export interface GivenUpdate extends UpdateInput {
  readonly conversationId: ConversationId;
  readonly name: CommandName;
}

export interface FakeConversations extends Conversations {
  readonly rung: ConversationId[];
  sweeps: number;
  templateSyncs: number;
  learningRuns: number;
  readonly imports: ImportId[];
  readonly erasures: ErasureId[];
  readonly commands: GivenUpdate[];
  /** What the next commands come to: the refusal, the fault, or a change a test makes in MongoDB. Then they are accepted again. */
  readonly next: ((given: GivenUpdate) => Promise<CommandAnswer> | CommandAnswer)[];
  state: { temporal: boolean; worker: boolean; ringsFail: boolean };
  reset(): void;
}

export const accepted = { accepted: true, inFlight: [] } as unknown as CommandAnswer;
export const refused = (code: string, text: string): CommandAnswer => ({ accepted: false, reason: { code, text } });

/** Stands in for Temporal and the worker: takes every command that parses, as the workflow does. */
export function createFakeConversations(store: Database): FakeConversations {
  const fake: FakeConversations = {
    rung: [],
    sweeps: 0,
    templateSyncs: 0,
    learningRuns: 0,
    imports: [],
    erasures: [],
    commands: [],
    next: [],
    state: { temporal: true, worker: true, ringsFail: false },
    async ring(id) {
      if (fake.state.ringsFail) throw new Error('Temporal is away.');
      fake.rung.push(id);
    },
    async sweep() {
      if (!fake.state.temporal) throw new Error('Temporal is away.');
      fake.sweeps++;
    },
    async goOnImporting(importId) {
      if (!fake.state.temporal) throw new Error('Temporal is away.');
      fake.imports.push(importId);
    },
    async erase(id) {
      if (!fake.state.temporal) throw new Error('Temporal is away.');
      fake.erasures.push(id);
    },
    async learn() {
      if (!fake.state.temporal) throw new Error('Temporal is away.');
      fake.learningRuns++;
    },
    async syncTemplates() {
      if (!fake.state.temporal) throw new Error('Temporal is away.');
      fake.templateSyncs++;
    },
    async command(conversationId, name, input) {
      if (!fake.state.temporal) throw new Fault('temporalAway');
      const given = { conversationId, name, ...input };
      fake.commands.push(given);
      if (parseCommand(name, input.fields) === null) return refused('malformed', 'It could not be read.');
      const planned = fake.next.shift();
      if (planned) return planned(given);
      await store.conversations.updateOne({ _id: conversationId }, { $inc: { 'control.epoch': 1 } });
      return accepted;
    },
    async ready() {
      return fake.state;
    },
    reset() {
      fake.rung.length = 0;
      fake.erasures.length = 0;
      fake.imports.length = 0;
      fake.commands.length = 0;
      fake.sweeps = 0;
      fake.templateSyncs = 0;
      fake.learningRuns = 0;
      fake.next.length = 0;
      fake.state = { temporal: true, worker: true, ringsFail: false };
    },
  };
  return fake;
}
