import { nextDeadline, type Deadline } from '../core/control/deadline';
import type { Standing } from '../core/control/standing';
import type { ConversationId, MediaId, OutboxId, ThoughtId } from '../core/ids';
import { Alarm } from './alarm';
import type { CommandAnswer, ConversationInput, ConversationStateAnswer, IssuedCommand } from './contract';
import { Patience } from './patience';

/** A command on the desk. An Update waits for `answer` or `failed`; a signal waits for nobody. */
export interface Ticket {
  readonly issued: IssuedCommand;
  readonly awaited: boolean;
  answer?: CommandAnswer;
  failed?: boolean;
}

/** All state of one conversation workflow: where it stands, what came in, what is out. */
export class Desk {
  readonly conversationId: ConversationId;
  standing: Standing | null;
  /** The bell rang, or a send came back: intake has to be looked at. */
  bell: boolean;
  /** There is no such conversation (any more). */
  gone = false;
  readonly tickets: Ticket[];
  /** Sends that are with the sends queue now. */
  readonly sending = new Set<OutboxId>();
  /** Files that are being fetched now. */
  readonly fetching = new Set<MediaId>();
  /** What a language model is asked now. */
  readonly asking = new Set<ThoughtId>();
  /** What it was asked last in this run: nothing is asked twice in a row. */
  lastAsked: ThoughtId | null = null;
  readonly patience = new Patience();
  /** The search attributes as they were last written, as text; to write them only when they changed. */
  shown = '';
  private readonly alarm = new Alarm();
  private readonly idleMs: number;

  constructor(input: ConversationInput) {
    this.conversationId = input.conversationId;
    this.idleMs = input.idleMs;
    this.standing = input.standing ?? null;
    // A run without a standing reads it first; that is what the bell does.
    this.bell = input.bell === true || input.standing === undefined;
    this.tickets = (input.commands ?? []).map((issued) => ({ issued, awaited: false }));
  }

  put(issued: IssuedCommand, waiting: { awaited: boolean }): Ticket {
    const ticket: Ticket = { issued, awaited: waiting.awaited };
    this.tickets.push(ticket);
    return ticket;
  }

  hasWork(): boolean {
    return this.hasCommand() || this.hasNews() || this.due() !== null || this.alarm.hasRung();
  }

  /** A command that may be tried now: an awaited one always, the others when MongoDB is not known to be away. */
  hasCommand(): boolean {
    return (
      this.tickets.some((ticket) => ticket.awaited) ||
      (this.tickets.length > 0 && this.patience.allows('command', Date.now()))
    );
  }

  hasNews(): boolean {
    return this.bell && this.patience.allows('receive', Date.now());
  }

  /** What is due now, if anything, and may be tried. */
  due(): Deadline | null {
    const next = this.next();
    return next !== null && next.atMs <= Date.now() && this.patience.allows('attend', Date.now()) ? next : null;
  }

  /** The loop has looked: the alarm may ring again. */
  hush(): void {
    this.alarm.hush();
  }

  /** Nothing waits to be done right now and nothing is out. */
  isQuiet(): boolean {
    const noTurn = this.standing !== null && this.standing.turn === null;
    return noTurn && !this.bell && this.tickets.length === 0 && !this.hasOut() && !this.isDueNow();
  }

  /** Nothing is due for long, and nothing has happened for long. */
  isIdle(): boolean {
    if (this.standing === null) return false;
    if (this.standing.forwardedTo !== null || this.standing.erased === true) return true;
    return nextDeadline(this.standing) === null && Date.now() >= this.standing.lastActivityAtMs + this.idleMs;
  }

  /** True when this run may end although something waits: nothing is out and nobody waits for an answer; the rest goes along. */
  canBeCarried(): boolean {
    return !this.hasOut() && this.tickets.every((ticket) => !ticket.awaited);
  }

  /** Arms the alarm for the nearest instants to come. What is past is either being done or waits for something else. */
  armAlarm(): void {
    const nowMs = Date.now();
    const next = this.next();
    const retryAtMs = this.patience.nextTryAtMs(nowMs);
    if (retryAtMs !== null) this.alarm.arm(retryAtMs, 'try again: a step failed');
    if (next !== null && next.atMs > nowMs) this.alarm.arm(next.atMs, `next: ${next.kind}`);
    if (next !== null || this.standing === null) return;
    const restAtMs = this.standing.lastActivityAtMs + this.idleMs;
    if (restAtMs > nowMs) this.alarm.arm(restAtMs, 'nothing is due: rest');
  }

  /** Everything the next run needs. */
  carryOver(): ConversationInput {
    return {
      conversationId: this.conversationId,
      idleMs: this.idleMs,
      standing: this.standing ?? undefined,
      commands: this.tickets.map((ticket) => ticket.issued),
      bell: this.bell,
    };
  }

  /** The answer of query `state`. */
  describe(): ConversationStateAnswer {
    const next = this.next();
    return {
      conversationId: this.conversationId,
      standing: this.standing,
      nextDeadline: next && { kind: next.kind, at: new Date(next.atMs).toISOString() },
      pendingCommands: this.tickets.length,
    };
  }

  /** Something of ours is with another queue, and comes back. */
  private hasOut(): boolean {
    return this.sending.size > 0 || this.fetching.size > 0 || this.asking.size > 0;
  }

  private isDueNow(): boolean {
    const next = this.next();
    return next !== null && next.atMs <= Date.now();
  }

  private next(): Deadline | null {
    return this.standing === null ? null : nextDeadline(this.standing);
  }
}
