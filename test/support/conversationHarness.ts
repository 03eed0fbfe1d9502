import { WithStartWorkflowOperation, WorkflowIdConflictPolicy, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { createBackground } from '../../src/api/background';
import { createIntake, type Intake } from '../../src/api/intake/acceptBatch';
import { createMetrics } from '../../src/api/metrics';
import { createParseCache } from '../../src/activities/parseCache';
import type { Dependencies } from '../../src/activities/dependencies';
import type { Channel, OutgoingMessage, SendResult, TemplateAnswer } from '../../src/channels/channel';
import { registerChannels } from '../../src/channels/registry';
import { createWhatsAppChannel } from '../../src/channels/whatsapp/whatsAppChannel';
import type { CommandId, ConversationId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { OwnRules } from '../../src/core/rules/rules';
import { silentLogger } from '../../src/log';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { newId } from '../../src/store/newId';
import { bundleWorkflows } from '../../src/temporal/bundleWorkflows';
import { searchAttributeTypes } from '../../src/temporal/ensureSearchAttributes';
import { ringDoorbell } from '../../src/temporal/ring';
import {
  conversationWorkflowId,
  taskQueues,
  workflowTypes,
  type CommandAnswer,
  type ConversationInput,
  type ConversationStateAnswer,
} from '../../src/workflows/contract';
import { startEngine, type Engine, type EngineKind } from '../workflows/support/engine';
import { runWorkers, type RunningWorkers } from '../workflows/support/testWorkers';
import type { TestEngine } from './engines';
import { MediaStandIn } from './mediaStandIn';
import { noTemporal } from './noTemporal';
import { batchBody, imageBody, statusBody, textBody } from './whatsappBodies';

const dayMs = 24 * 3600 * 1000;

export interface HarnessOptions {
  readonly engine?: EngineKind;
  /** Conversations a worker keeps in memory; null: as in the product. */
  readonly cachedWorkflows?: number | null;
  /** Left out: there is no language model. */
  readonly language?: Dependencies['language'];
  /** Merged into the input of every conversation that is started. */
  readonly input?: Partial<ConversationInput>;
}

/**
 * Real workflow, real activities, real MongoDB; only time (unless `devServer`) and the wire to Meta stand in.
 * The clock of sends follows the workflow's.
 */
export class ConversationHarness {
  readonly sent: OutgoingMessage[] = [];
  /** What the channel answers next; then it accepts again. */
  readonly answers: ((message: OutgoingMessage) => SendResult | Promise<SendResult>)[] = [];
  readonly media = new MediaStandIn();
  /** What the channel answers when it is asked for its templates. */
  templates: TemplateAnswer = { kind: 'listed', templates: [], unreadable: 0 };
  private nowMs = Date.now();
  private workers: RunningWorkers | null = null;
  private intake!: Intake;
  private deps!: Dependencies;
  private readonly background = createBackground({ atOnce: 20, waiting: 1000, onFailure: () => undefined });

  private constructor(
    private readonly engine: Engine,
    readonly store: Database,
    private readonly bundle: Awaited<ReturnType<typeof bundleWorkflows>>,
    private readonly options: HarnessOptions,
  ) {}

  static async start(options: HarnessOptions = {}): Promise<ConversationHarness> {
    const [engine, bundle] = await Promise.all([startEngine(options.engine ?? 'timeSkipping'), bundleWorkflows()]);
    const store = await connectDatabase(engine.mongo.mongodbUri, { timeoutMs: 2000, appName: 'test' });
    await ensureIndexes(store);
    const { operatorService } = engine.environment.nativeConnection;
    // The time-skipping server can't list them, so they are simply added.
    await operatorService.addSearchAttributes({ namespace: 'default', searchAttributes: searchAttributeTypes() });
    const harness = new ConversationHarness(engine, store, bundle, options);
    harness.assemble();
    await harness.startWorkers();
    return harness;
  }

  get environment(): TestWorkflowEnvironment {
    return this.engine.environment;
  }

  /** MongoDB's process, to be killed and restarted. */
  get mongod(): TestEngine {
    return this.engine.mongo.mongod;
  }

  async stop(): Promise<void> {
    await this.background.drain(5000);
    await this.stopWorkers();
    await this.store.client.close();
    await this.engine.stop();
  }

  async startWorkers(): Promise<void> {
    const { bundle, deps } = this;
    const connection = this.environment.nativeConnection;
    const { cachedWorkflows = null } = this.options;
    this.workers = await runWorkers({ connection, bundle, deps, cachedWorkflows });
  }

  /** Nobody works: what comes in meanwhile is seen together when the workers are back. */
  async stopWorkers(): Promise<void> {
    await this.workers?.stop();
    this.workers = null;
  }

  /** General rules from now on: the product's with these on top. */
  async useRules(change: OwnRules): Promise<void> {
    const rules = {
      ...defaultRules,
      automation: { ...defaultRules.automation, ...change.automation },
      turn: { ...defaultRules.turn, ...change.turn },
      reply: { ...defaultRules.reply, ...change.reply },
      followUp: { ...defaultRules.followUp, ...change.followUp },
    };
    const newest = await this.store.rules.findOne({}, { sort: { _id: -1 } });
    await this.store.rules.insertOne({ _id: (newest?._id ?? 0) + 1, rules, by: 'test', createdAtMs: this.nowMs });
  }

  /** The buyer writes; returns the conversation. */
  async buyerWrites(from: string, ...texts: string[]): Promise<ConversationDocument> {
    await this.deliver((atMs) => {
      const messages = texts.map((text) => ({ from, text, atMs, id: `wamid.${newId('message')}` }));
      const [first] = messages;
      return messages.length === 1 && first ? textBody(first) : batchBody(messages);
    });
    return this.conversationOf(from);
  }

  /** The buyer sends an image with these words under it. */
  async buyerSendsImage(from: string, caption: string | null = null): Promise<ConversationDocument> {
    const image = { id: '1003383421387256', caption };
    await this.deliver((atMs) => imageBody({ from, image, atMs, id: `wamid.${newId('message')}` }));
    return this.conversationOf(from);
  }

  /** WhatsApp tells what became of a message. */
  async channelSays(status: Parameters<typeof statusBody>[0]): Promise<void> {
    await this.deliver((atMs) => statusBody({ atMs, ...status }));
  }

  async conversationOf(from: string): Promise<ConversationDocument> {
    const found = await this.store.conversations.findOne({ 'identity.phone': from });
    if (!found) throw new Error('No conversation for this phone.');
    return found;
  }

  handle(conversation: ConversationDocument): WorkflowHandle {
    return this.environment.client.workflow.getHandle(conversationWorkflowId(conversation._id));
  }

  async state(conversation: ConversationDocument): Promise<ConversationStateAnswer> {
    return this.handle(conversation).query<ConversationStateAnswer>('state');
  }

  async eventCount(conversation: ConversationDocument): Promise<number> {
    return (await this.handle(conversation).fetchHistory()).events?.length ?? 0;
  }

  async ring(conversationId: ConversationId): Promise<void> {
    const { client } = this.environment;
    if (this.options.input === undefined) return ringDoorbell(client, conversationId, 30 * dayMs);
    await client.workflow.signalWithStart(workflowTypes.conversation, {
      ...this.startOptions(conversationId),
      signal: 'receive',
      signalArgs: [],
    });
  }

  /** A command as the API gives it, to a conversation that runs. */
  async command(
    conversation: ConversationDocument,
    name: string,
    fields: unknown = {},
    commandId = newId<CommandId>('command'),
  ): Promise<CommandAnswer> {
    const update = { commandId, by: 'ana', fields };
    return this.handle(conversation).executeUpdate<CommandAnswer, [typeof update]>(name, { args: [update] });
  }

  /** The same, starting the conversation when it does not run. Under the same `commandId` it may be repeated. */
  async commandWithStart(
    conversationId: ConversationId,
    name: string,
    fields: unknown = {},
    commandId = newId<CommandId>('command'),
  ): Promise<CommandAnswer> {
    return this.environment.client.workflow.executeUpdateWithStart(name, {
      args: [{ commandId, by: 'ana', fields }],
      updateId: commandId,
      startWorkflowOperation: new WithStartWorkflowOperation(
        workflowTypes.conversation,
        this.startOptions(conversationId),
      ),
    });
  }

  /** Lets time pass; workflows see every deadline on the way. */
  async pass(duration: string | number): Promise<void> {
    await this.environment.sleep(duration);
    this.nowMs = await this.environment.currentTimeMs();
  }

  /** Lets time pass up to an instant. */
  async passUntil(atMs: number): Promise<void> {
    await this.pass(Math.max(1, atMs - (await this.environment.currentTimeMs())));
  }

  /** Waits (in real time) until the conversation's document satisfies `test`. */
  async until(
    from: string,
    test: (conversation: ConversationDocument) => boolean,
    what: string,
  ): Promise<ConversationDocument> {
    for (let tries = 0; tries < 400; tries++) {
      const conversation = await this.conversationOf(from);
      if (test(conversation)) return conversation;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`It did not come to this: ${what}. ${JSON.stringify(await this.conversationOf(from))}`);
  }

  sentTo(phone: string): OutgoingMessage[] {
    return this.sent.filter(({ to }) => to.kind === 'phone' && to.phone === phone);
  }

  /** Waits (in real time) until this many messages have left, to anybody or to one phone. */
  async untilSent(count: number, phone?: string): Promise<void> {
    const left = () => (phone === undefined ? this.sent : this.sentTo(phone)).length;
    for (let tries = 0; tries < 400 && left() < count; tries++) await new Promise((resolve) => setTimeout(resolve, 25));
    if (left() < count) throw new Error(`${left()} messages left, ${count} were expected.`);
  }

  async outcomes(conversation: ConversationDocument, step: string): Promise<string[]> {
    const decisions = await this.store.decisions
      .find({ conversationId: conversation._id, step: step as never })
      .sort({ atMs: 1, _id: 1 })
      .toArray();
    return decisions.map((decision) => decision.outcome);
  }

  private startOptions(conversationId: ConversationId) {
    return {
      workflowId: conversationWorkflowId(conversationId),
      taskQueue: taskQueues.conversations,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      args: [{ conversationId, idleMs: 30 * dayMs, ...this.options.input }] as [ConversationInput],
    };
  }

  /** A webhook arrives, signed; it may need to know what time it is. */
  async deliver(bodyAt: (nowMs: number) => string): Promise<void> {
    this.nowMs = await this.environment.currentTimeMs();
    await this.intake.accept({ rawBody: Buffer.from(bodyAt(this.nowMs)), query: '' }, { covers: () => true });
    await this.background.drain(5000);
  }

  private assemble(): void {
    const real = createWhatsAppChannel({ appSecrets: ['secret'], accessToken: 'none', graphUrl: 'http://127.0.0.1:1' });
    const channel: Channel = {
      ...real,
      send: (message) => this.takeSend(message),
      fetchMedia: (reference) => this.media.fetch(reference),
      listTemplates: async () => this.templates,
    };
    const clock = () => (this.options.engine === 'devServer' ? Date.now() : this.nowMs);
    const common = { store: this.store, channels: registerChannels([channel]), clock, log: silentLogger };
    const temporal = { ...noTemporal, ring: (id: ConversationId) => this.ring(id) };
    this.intake = createIntake(
      { ...common, background: this.background, backgroundWrites: this.background, metrics: createMetrics(), temporal },
      channel,
    );
    this.deps = {
      ...common,
      parses: createParseCache(common.channels),
      ring: temporal.ring,
      sendTimeoutMs: 2000,
      sendUnknownMs: 120_000,
      mediaMaxBytes: 10 * 1024 * 1024,
      mediaTimeoutMs: 5000,
      ...(this.options.language === undefined ? {} : { language: this.options.language }),
    };
  }

  private async takeSend(message: OutgoingMessage): Promise<SendResult> {
    this.nowMs = Math.max(this.nowMs, await this.environment.currentTimeMs());
    this.sent.push(message);
    const answer = this.answers.shift();
    return answer
      ? answer(message)
      : { kind: 'accepted', channelMessageId: `wamid.${message.tag}`, canonicalPhone: null };
  }
}
