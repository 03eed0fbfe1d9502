import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { Worker, WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { createBackground } from '../../src/api/background';
import { createIntake, type Intake } from '../../src/api/intake/acceptBatch';
import { createMetrics } from '../../src/api/metrics';
import type { Channel, OutgoingMessage, SendResult } from '../../src/channels/channel';
import { createWhatsAppChannel } from '../../src/channels/whatsapp/whatsAppChannel';
import type { CommandId, ConversationId } from '../../src/core/ids';
import { silentLogger } from '../../src/log';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { newId } from '../../src/store/newId';
import { bundleWorkflows } from '../../src/temporal/bundleWorkflows';
import { dataConverter } from '../../src/temporal/converters';
import { createWorkers } from '../../src/temporal/createWorkers';
import { searchAttributeTypes } from '../../src/temporal/ensureSearchAttributes';
import { ringDoorbell } from '../../src/temporal/ring';
import { conversationWorkflowId, type CommandAnswer } from '../../src/workflows/contract';
import { startTestMongo, testServerExecutable, type TestMongo } from './engines';
import { textBody } from './whatsappBodies';

const dayMs = 24 * 3600 * 1000;

/**
 * Real workflow, real activities, real MongoDB; only time (the time-skipping server) and the wire to Meta stand in.
 * The clock of sends follows the workflow's.
 */
export class ConversationHarness {
  readonly sent: OutgoingMessage[] = [];
  /** What the channel answers next; then it accepts again. */
  readonly answers: ((message: OutgoingMessage) => SendResult | Promise<SendResult>)[] = [];
  private nowMs = Date.now();

  private constructor(
    readonly environment: TestWorkflowEnvironment,
    readonly store: Database,
    private readonly mongo: TestMongo,
    private readonly workers: Worker[],
    private readonly running: Promise<unknown>,
    private readonly intake: Intake,
    private readonly background: ReturnType<typeof createBackground>,
  ) {}

  static async start(): Promise<ConversationHarness> {
    const [mongo, bundle, path] = await Promise.all([startTestMongo(), bundleWorkflows(), testServerExecutable()]);
    const environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
      client: { dataConverter },
    });
    return ConversationHarness.assemble(mongo, bundle, environment);
  }

  private static async assemble(mongo: TestMongo, bundle: WorkflowBundleWithSourceMap, environment: TestWorkflowEnvironment) {
    const store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 5000, appName: 'test' });
    await ensureIndexes(store);
    const { nativeConnection, client } = environment;
    await registerSearchAttributes(nativeConnection);
    const real = createWhatsAppChannel({ appSecrets: ['secret'], accessToken: 'none', graphUrl: 'http://127.0.0.1:1' });
    // Assigned below: the channel and the ring belong to the harness that is being made.
    const self: { harness?: ConversationHarness } = {};
    const channel: Channel = { ...real, send: (message) => self.harness!.takeSend(message) };
    const ring = (id: ConversationId) => ringDoorbell(client, id, 30 * dayMs);
    const clock = () => self.harness?.nowMs ?? Date.now();
    const background = createBackground({ atOnce: 20, waiting: 1000, onFailure: () => undefined });
    const intake = createIntake({
      store,
      channel,
      clock,
      log: silentLogger,
      background,
      metrics: createMetrics(),
      temporal: { ring, command: () => Promise.reject(new Error('not used')), ready: () => Promise.reject(new Error('not used')) },
    });
    const deps = { store, channel, ring, clock, sendTimeoutMs: 2000, sendUnknownMs: 120_000, log: silentLogger };
    const workers = await createWorkers(nativeConnection, 'default', bundle, deps);
    const running = Promise.all(workers.map((worker) => worker.run()));
    self.harness = new ConversationHarness(environment, store, mongo, workers, running, intake, background);
    return self.harness;
  }

  async stop(): Promise<void> {
    await this.background.drain(5000);
    for (const worker of this.workers) worker.shutdown();
    await this.running;
    await this.store.client.close();
    await this.environment.teardown();
    await this.mongo.stop();
  }

  /** The buyer writes; returns the conversation. */
  async buyerWrites(from: string, text: string): Promise<ConversationDocument> {
    this.nowMs = await this.environment.currentTimeMs();
    await this.intake.accept(Buffer.from(textBody({ from, text, atMs: this.nowMs, id: `wamid.${newId('message')}` })));
    await this.background.drain(5000);
    return this.conversationOf(from);
  }

  async conversationOf(from: string): Promise<ConversationDocument> {
    const found = await this.store.conversations.findOne({ 'identity.phone': from });
    if (!found) throw new Error('No conversation for this phone.');
    return found;
  }

  handle(conversation: ConversationDocument): WorkflowHandle {
    return this.environment.client.workflow.getHandle(conversationWorkflowId(conversation._id));
  }

  /** A command as the API gives it. */
  async command(conversation: ConversationDocument, name: string, fields: unknown = {}): Promise<CommandAnswer> {
    const update = { commandId: newId<CommandId>('command'), by: 'ana', fields };
    return this.handle(conversation).executeUpdate<CommandAnswer, [typeof update]>(name, { args: [update] });
  }

  /** Lets time pass; workflows see every deadline on the way. */
  async pass(duration: string | number): Promise<void> {
    await this.environment.sleep(duration);
    this.nowMs = await this.environment.currentTimeMs();
  }

  /** Waits (in real time) until the conversation's document satisfies `test`. */
  async until(from: string, test: (conversation: ConversationDocument) => boolean, what: string): Promise<ConversationDocument> {
    for (let tries = 0; tries < 400; tries++) {
      const conversation = await this.conversationOf(from);
      if (test(conversation)) return conversation;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`It did not come to this: ${what}. ${JSON.stringify(await this.conversationOf(from))}`);
  }

  /** Waits (in real time) until this many messages have left. */
  async untilSent(count: number): Promise<void> {
    for (let tries = 0; tries < 400 && this.sent.length < count; tries++) await new Promise((resolve) => setTimeout(resolve, 25));
    if (this.sent.length < count) throw new Error(`${this.sent.length} messages left, ${count} were expected.`);
  }

  async outcomes(conversation: ConversationDocument, step: string): Promise<string[]> {
    const decisions = await this.store.decisions.find({ conversationId: conversation._id, step: step as never }).sort({ atMs: 1, _id: 1 }).toArray();
    return decisions.map((decision) => decision.outcome);
  }

  private async takeSend(message: OutgoingMessage): Promise<SendResult> {
    this.nowMs = Math.max(this.nowMs, await this.environment.currentTimeMs());
    this.sent.push(message);
    const answer = this.answers.shift();
    return answer ? answer(message) : { kind: 'accepted', channelMessageId: `wamid.${message.tag}`, canonicalPhone: null };
  }
}

/** The time-skipping server can't list them, so they are simply added. */
async function registerSearchAttributes(connection: TestWorkflowEnvironment['nativeConnection']): Promise<void> {
  await connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes: searchAttributeTypes() });
}
