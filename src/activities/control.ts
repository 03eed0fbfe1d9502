import { turnAtOnce } from '../core/capture/turnAtOnce';
import { needsAfterReroute } from '../core/assign/noNeeds';
import { applyCommand, orderedBy, type CommandResult } from '../core/control/applyCommand';
import type { Command } from '../core/control/command';
import { unknownTeam } from '../core/control/unknownTeam';
import { quietEndAfterPause, quietEndAgain } from '../core/followUp/quietEndAgain';
import { replanFollowUp } from '../core/followUp/replanFollowUp';
import type { ConversationId, NoteId, OutboxId } from '../core/ids';
import { rulesInForce } from '../core/rules/rules';
import { reason, type Reason } from '../core/reason';
import { changeUnderRevision, findConversation } from '../store/conversations';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { CommandDocument } from '../store/commandDocuments';
import type { ConversationDocument } from '../store/documents';
import { updateInquiries } from '../store/inquiries';
import { findNote, insertNote } from '../store/notes';
import { cancelUnclaimed } from '../store/outbox';
import { ownRulesSchema } from '../store/rulesSchema';
import { currentRules } from '../store/rules';
import { keepSlots } from '../store/slots';
import { isDuplicateKey } from '../store/storeErrors';
import type { CommandAnswer, IssuedCommand } from '../workflows/contract';
import { drainAfter } from './assign/drainQueue';
import { closedFailure } from './closedFailure';
import type { Dependencies } from './dependencies';
import { insertOutboundMessage } from './order';
import { readStanding } from './standing';
import { tellNewAssignee } from './tellNewAssignee';

/** So many commands are remembered in the conversation itself; all of them are in `commands`. */
const commandsKept = 20;

export interface ControlInput {
  readonly conversationId: ConversationId;
  readonly issued: IssuedCommand;
  /** The workflow's clock. */
  readonly nowMs: number;
}

/**
 * Step 7: a person's command. The control state with its raised epoch is written first, then what it overrules is cancelled,
 * then it is answered: from that answer on nothing overruled can leave. Carried out once under its id.
 */
export async function control(deps: Dependencies, input: ControlInput): Promise<CommandAnswer> {
  const { issued, nowMs } = input;
  const before = await deps.store.commands.findOne({ _id: issued.id });
  if (before) return before.answer as CommandAnswer;
  const conversation = await findConversation(deps.store, input.conversationId);
  if (!conversation) throw closedFailure('conversationMissing', { retry: false });
  const { command } = issued;
  // Not recorded: nothing is written about somebody who was erased.
  if (conversation.erasedAtMs !== null) return { accepted: false, reason: erased };
  if (command.name === 'malformed') {
    const why = reason('malformed', `A signal "${command.signal}" could not be read and was ignored.`);
    return record(deps, conversation, issued, { kind: 'refused', reason: why }, null, nowMs);
  }
  if (conversation.forwardedTo !== null) {
    const why = reason('forwarded', `This conversation was joined into ${conversation.forwardedTo}.`);
    return record(deps, conversation, issued, { kind: 'refused', reason: why }, null, nowMs);
  }
  const replyId = command.name === 'reply' ? command.outboxId : null;
  const begun = conversation.recentCommands.find((recent) => recent.id === issued.id);
  if (begun) {
    // Cut short after its state was written. When another command came since, what it would overrule is not its to say any more.
    const isNewest = conversation.recentCommands.at(-1)?.id === issued.id;
    const effects = isNewest ? begun.effects : { ...begun.effects, cancels: [] };
    const result = { kind: 'done', control: conversation.control, effects, reasons: begun.reasons } as const;
    if (isNewest) await tellWhoGotIt(deps, conversation, issued, nowMs);
    return record(deps, conversation, issued, result, replyId, nowMs);
  }
  const words = await readWords(deps, command, nowMs);
  if (words.fault) return record(deps, conversation, issued, { kind: 'refused', reason: words.fault }, null, nowMs);
  const rules = await currentRules(deps.store);
  const teamFault = unknownTeam(command, words.ownRules, rules.rules);
  if (teamFault) return record(deps, conversation, issued, { kind: 'refused', reason: teamFault }, null, nowMs);
  const result = applyCommand({
    control: conversation.control,
    needsReply: conversation.wait !== null,
    followUpPlanned: conversation.followUp !== null,
    canRedecide: conversation.turn !== null || (conversation.wait?.turnId ?? null) !== null,
    command,
    by: issued.by,
    noteId: words.noteId,
    ownRules: words.ownRules,
    defaultPauseMs: rules.rules.pause.defaultHours * 3600 * 1000,
    nowMs,
  });
  if (result.kind === 'refused') return record(deps, conversation, issued, result, null, nowMs);
  const changed = await write(deps, conversation, issued, command, result, nowMs);
  await tellWhoGotIt(deps, changed, issued, nowMs);
  const answer = await record(deps, changed, issued, result, replyId, nowMs);
  // What it overrules is cancelled first; whom it frees can wait for the relay.
  await drainAfter(deps, conversation, changed, nowMs);
  return answer;
}

const erased = reason('erased', 'The buyer of this conversation was erased. What they write from now on is a new one.');

/** A command gave it to somebody: they are told what others were told of it before. */
async function tellWhoGotIt(
  deps: Dependencies,
  conversation: ConversationDocument,
  { command, by }: IssuedCommand,
  nowMs: number,
): Promise<void> {
  if (command.name === 'reroute' || command.name === 'takeOver')
    await tellNewAssignee(deps, conversation, orderedBy(command, by), nowMs);
}

/** Free words and rules a command carries or names: stored, read and checked. */
async function readWords(deps: Dependencies, command: Command, nowMs: number) {
  const none = { noteId: null, ownRules: null, fault: null };
  if (command.name === 'pause' || command.name === 'close') {
    if (command.reason.kind === 'none') return none;
    if (command.reason.kind === 'note') return { ...none, noteId: command.reason.noteId };
    const noteId: NoteId = await insertNote(deps.store, {
      kind: 'reason',
      words: command.reason.words,
      document: null,
      createdAtMs: nowMs,
    });
    return { ...none, noteId };
  }
  if (command.name !== 'changeRules' || command.change.kind === 'clear') return none;
  const given =
    command.change.kind === 'given'
      ? command.change.rules
      : (await findNote(deps.store, command.change.noteId))?.document;
  const parsed = ownRulesSchema.safeParse(given);
  if (parsed.success) return { ...none, ownRules: parsed.data };
  const place = parsed.error.issues[0]?.path.join('.') || 'the document';
  return { ...none, fault: reason('rulesInvalid', `The rules do not fit their schema at ${place}.`) };
}

async function write(
  deps: Dependencies,
  conversation: ConversationDocument,
  issued: IssuedCommand,
  command: Command,
  result: Extract<CommandResult, { kind: 'done' }>,
  nowMs: number,
): Promise<ConversationDocument> {
  const { effects } = result;
  const turn: ConversationDocument['turn'] =
    effects.redecides && conversation.turn === null && conversation.wait?.turnId
      ? turnAtOnce(conversation.wait.turnId, issued.id, nowMs)
      : conversation.turn;
  const change = {
    control: result.control,
    recentCommands: [...conversation.recentCommands, { id: issued.id, effects, reasons: [...result.reasons] }].slice(
      -commandsKept,
    ),
    turn,
    // Whom it goes to first, a person has said.
    ...(command.name === 'reroute' ? { needs: needsAfterReroute(conversation.needs) } : {}),
    ...(effects.dismissesWait ? { wait: null } : {}),
    ...(effects.cancelsFollowUp ? { followUp: null } : {}),
    ...(await replanned(deps, conversation, command, result, nowMs)),
    lastDecision: {
      step: 'control',
      outcome: command.name,
      codes: result.reasons.map((why) => why.code),
      atMs: nowMs,
    },
  };
  const changed = await changeUnderRevision(deps.store, conversation, change, nowMs);
  if (!changed) throw closedFailure('storeAway', { retry: true });
  await keepSlots(deps.store, conversation, changed, nowMs);
  return changed;
}

/** New rules of its own move the conversation's planned look, and so does whoever ends its snooze or its pause. */
async function replanned(
  deps: Dependencies,
  conversation: ConversationDocument,
  command: Command,
  { control: next, effects }: Extract<CommandResult, { kind: 'done' }>,
  nowMs: number,
): Promise<Partial<ConversationDocument>> {
  const { followUp, control: before } = conversation;
  const endsSnooze = before.snoozedUntilMs !== null && next.snoozedUntilMs === null;
  const endsPause = before.paused !== null && next.paused === null;
  const isMoved = command.name === 'changeRules' || endsSnooze || endsPause;
  if (followUp === null || effects.cancelsFollowUp || !isMoved) return {};
  const rules = rulesInForce((await currentRules(deps.store)).rules, next.ownRules).followUp;
  const replan = endsSnooze ? quietEndAgain : endsPause ? quietEndAfterPause : replanFollowUp;
  return { followUp: replan(followUp, rules, nowMs) };
}

async function record(
  deps: Dependencies,
  conversation: ConversationDocument,
  issued: IssuedCommand,
  result: CommandResult,
  replyId: OutboxId | null,
  nowMs: number,
): Promise<CommandAnswer> {
  const { name } = issued.command;
  const inFlight = result.kind === 'done' ? await overrule(deps, conversation, result, replyId, name, nowMs) : [];
  const reasons: Reason[] = result.kind === 'done' ? [...result.reasons] : [result.reason];
  const decision = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, issued.id, 'control'),
    conversationId: conversation._id,
    turnId: null,
    step: 'control',
    outcome: result.kind === 'done' ? name : name === 'malformed' ? 'ignored' : 'refused',
    reasons,
    facts: { command: issued.command, by: issued.by, nowMs, epoch: conversation.control.epoch },
    details: { inFlight },
    rulesVersion: conversation.rulesVersion,
    atMs: nowMs,
  });
  if (name === 'close') await updateInquiries(deps.store, conversation, decision.atMs);
  const answer: CommandAnswer =
    result.kind === 'done'
      ? { accepted: true, standing: await readStanding(deps, conversation), inFlight }
      : { accepted: false, reason: result.reason };
  return store(deps, { _id: issued.id, conversationId: conversation._id, name, by: issued.by, answer, atMs: nowMs });
}

/** Cancels what the command overrules, lets the rest go on under the new epoch, and orders a person's reply. */
async function overrule(
  deps: Dependencies,
  conversation: ConversationDocument,
  result: Extract<CommandResult, { kind: 'done' }>,
  replyId: OutboxId | null,
  name: string,
  nowMs: number,
): Promise<OutboxId[]> {
  const { cancels } = result.effects;
  const { inFlight, cancelled } = await cancelUnclaimed(deps.store, conversation._id, {
    kinds: cancels,
    because: `command.${name}`,
    nowMs,
  });
  if (cancelled.length > 0) {
    await deps.store.messages.updateMany(
      { outboxId: { $in: cancelled } },
      { $set: { status: 'cancelled', statusAtMs: nowMs } },
    );
  }
  await deps.store.outbox.updateMany(
    { conversationId: conversation._id, state: 'queued', epoch: { $lt: conversation.control.epoch } },
    { $set: { epoch: conversation.control.epoch } },
  );
  if (replyId !== null) {
    const row = await deps.store.outbox.findOneAndUpdate(
      { _id: replyId, conversationId: conversation._id, state: 'draft' },
      { $set: { state: 'queued', epoch: conversation.control.epoch } },
      { returnDocument: 'after' },
    );
    const ordered =
      row ?? (await deps.store.outbox.findOne({ _id: replyId, conversationId: conversation._id, state: 'queued' }));
    if (ordered) await insertOutboundMessage(deps, ordered, nowMs);
  }
  return inFlight;
}

async function store(deps: Dependencies, command: CommandDocument): Promise<CommandAnswer> {
  try {
    await deps.store.commands.insertOne(command);
    return command.answer as CommandAnswer;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const stored = await deps.store.commands.findOne({ _id: command._id });
    return (stored ?? command).answer as CommandAnswer;
  }
}
