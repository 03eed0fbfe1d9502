import type { Command, CommandName } from '../core/control/command';
import type { Standing } from '../core/control/standing';
import type { CommandId, ConversationId, ImportId, ErasureId } from '../core/ids';

/** Names here are forever: open conversations and Temporal's UI know them. */
export const taskQueues = {
  /** Workflows and their local activities. */
  conversations: 'continuo-conversations',
  /** Our messages to buyers; their own retries and rate limits. */
  sends: 'continuo-sends',
  /** Buyers' files; the same. */
  media: 'continuo-media',
  /** What a language model is asked; only where one is configured. */
  language: 'continuo-language',
  /** Passes over the whole base, beside everything else. */
  sweeps: 'continuo-sweeps',
} as const;

/** So often a buyer's file is asked for before it is given up: for some half an hour. */
export const mediaAttempts = 8;

export const workflowTypes = {
  conversation: 'conversation',
  relay: 'relay',
  duplicateSweep: 'duplicateSweep',
  contactImport: 'contactImport',
  erasure: 'erasure',
  replySweep: 'replySweep',
  templateSync: 'templateSync',
  learning: 'learning',
} as const;
export const relayScheduleId = 'relay';
export const replySweepScheduleId = 'reply-sweep';
export const templateSyncScheduleId = 'template-sync';
/** The workflow a person starts to have templates read now. */
export const templateSyncWorkflowId = 'template-sync-now';
export const learningScheduleId = 'learning';
/** The workflow a person starts to have it learn now. */
export const learningWorkflowId = 'learning-now';

/** `conversation/<conversationId>` */
export function conversationWorkflowId(conversationId: ConversationId): string {
  return `conversation/${conversationId}`;
}

/** `contact-import/<importId>` */
export function contactImportWorkflowId(importId: ImportId): string {
  return `contact-import/${importId}`;
}

/** There is one sweep over the contacts at a time. */
export const duplicateSweepWorkflowId = 'duplicate-sweep';
/** Tells a sweep or an import that it was started or resumed; how far it came stands in MongoDB. */
export const goOnSignal = 'goOn';

/** `erasure/<erasureId>` */
export function erasureWorkflowId(erasureId: ErasureId): string {
  return `erasure/${erasureId}`;
}

/** Input of workflow `erasure`. */
export interface ErasureInput {
  readonly erasureId: ErasureId;
}

/** The doorbell: carries nothing, says only that intake has something for this conversation. */
export const receiveSignal = 'receive';

/** Signals and Temporal Updates of the same names. */
export const commandNames = [
  'pause',
  'resume',
  'takeOver',
  'handBack',
  'reroute',
  'changeRules',
  'snooze',
  'cancelFollowUp',
  'close',
  'reopen',
] as const satisfies readonly CommandName[];

/** The Temporal Update behind POST /messages; not a signal, because its text is stored first and needs an answer. */
export const replyUpdate = 'reply';
export const stateQuery = 'state';

/** Search attributes and their Temporal types. */
export const searchAttributes = {
  ConversationState: 'Keyword',
  Holder: 'Keyword',
  Assignee: 'Keyword',
  ReplyDueAt: 'Datetime',
  FollowUpAt: 'Datetime',
  Paused: 'Bool',
  DealStage: 'Keyword',
} as const;

/** The failures that may cross into Temporal with their name: codes, no words. */
export const failureTypes = {
  /** MongoDB is away; the workflow sleeps and tries again. */
  storeAway: 'StoreAway',
  /** The channel did not accept a send; the same row may be claimed again. */
  sendNotAccepted: 'SendNotAccepted',
  /** A buyer's file can't be had now; it is tried again. */
  mediaNotYet: 'MediaNotYet',
  /** A Temporal Update whose input makes no sense. */
  malformed: 'Malformed',
  /** There is no conversation under this id. */
  conversationMissing: 'ConversationMissing',
} as const;

/** Input of workflow `conversation`. `standing` is what the run before carried over. */
export interface ConversationInput {
  readonly conversationId: ConversationId;
  readonly idleMs: number;
  readonly standing?: Standing;
  /** Signals taken in but not yet carried out when the run before ended. */
  readonly commands?: readonly IssuedCommand[];
  readonly bell?: boolean;
  /** Past this many events a quiet moment is used to start a fresh run; tests set it low. */
  readonly longHistoryEvents?: number;
}

/** A command on its way: who gave it and under which id it is recorded once. */
export interface IssuedCommand {
  readonly id: CommandId;
  readonly by: string;
  readonly command: Command | { readonly name: 'malformed'; readonly signal: string };
}

/** What a Temporal Update takes: the command's own fields, and who gave it. */
export interface UpdateInput {
  readonly commandId: CommandId;
  readonly by: string;
  readonly fields: unknown;
}

/** What a Temporal Update answers. */
export type CommandAnswer =
  | {
      readonly accepted: true;
      readonly standing: Standing;
      /** Outbox ids of sends that were already with the channel and can't be called back. */
      readonly inFlight: readonly string[];
    }
  | { readonly accepted: false; readonly reason: { readonly code: string; readonly text: string } };

/** What query `state` answers. */
export interface ConversationStateAnswer {
  readonly conversationId: ConversationId;
  readonly standing: Standing | null;
  readonly nextDeadline: { readonly kind: string; readonly at: string } | null;
  readonly pendingCommands: number;
}
