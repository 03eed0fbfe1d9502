import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import type { Activities, LanguageActivities, MediaActivities, SendActivities } from '../activities';
import { failureTypes, mediaAttempts, taskQueues } from './contract';
import type { Desk, Ticket } from './desk';

// Short, MongoDB only. After 5 s they give up and the workflow sleeps durably, so that commands and signals are still taken.
const shortly = {
  scheduleToCloseTimeout: '5s',
  // The SDK holds the time-out against each attempt, not against all of them: quick failures would go on for ever without a count.
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '1s', maximumAttempts: 8 },
} as const;
const { receive } = proxyLocalActivities<Activities>({ ...shortly, summary: 'capture and resolve' });
const { attend } = proxyLocalActivities<Activities>({ ...shortly, summary: 'decide what is due' });
const { control } = proxyLocalActivities<Activities>({ ...shortly, summary: 'carry out a command' });

// One attempt may last as long as the channel's time-out and its writes; only a send that was surely not accepted is tried again.
const { send } = proxyActivities<SendActivities>({
  taskQueue: taskQueues.sends,
  startToCloseTimeout: '60s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '60s' },
  summary: 'send one message',
});

// One try is bounded by MEDIA_TIMEOUT_SECONDS inside the activity; a worker that died is noticed by its missing heartbeats.
const { fetchMedia } = proxyActivities<MediaActivities>({
  taskQueue: taskQueues.media,
  startToCloseTimeout: '15m',
  heartbeatTimeout: '30s',
  retry: {
    initialInterval: '5s',
    backoffCoefficient: 3,
    maximumInterval: '10m',
    maximumAttempts: mediaAttempts,
  },
  summary: 'fetch one file',
});

// One try: whoever waits for it goes on without it. LANGUAGE_MODEL_TIMEOUT_SECONDS bounds it inside the activity.
const { think } = proxyActivities<LanguageActivities>({
  taskQueue: taskQueues.language,
  scheduleToCloseTimeout: '2m',
  retry: { maximumAttempts: 1 },
  summary: 'ask the language model',
});

/** Steps 1 and 2, and the results of sends. */
export async function receiveNews(desk: Desk): Promise<void> {
  desk.bell = false;
  try {
    const { standing, more } = await receive({ conversationId: desk.conversationId, nowMs: Date.now() });
    desk.patience.succeeded('receive');
    desk.standing = standing;
    if (more) desk.bell = true;
  } catch (error) {
    desk.bell = true;
    putOff(desk, 'receive', error);
  }
}

/** Steps 3 to 6, and everything else that has its moment. */
export async function doNextDue(desk: Desk): Promise<void> {
  const due = desk.due();
  if (due === null) return;
  try {
    desk.standing = await attend({ conversationId: desk.conversationId, kind: due.kind, nowMs: Date.now() });
    const again = desk.due();
    // The same thing due again would spin: it is left alone for a while instead.
    if (again?.kind === due.kind && again.atMs === due.atMs) desk.patience.failed('attend', Date.now());
    else desk.patience.succeeded('attend');
  } catch (error) {
    putOff(desk, 'attend', error);
  }
}

/** Step 7: the oldest command; an awaited one goes first, because somebody waits for its answer. */
export async function carryOutNextCommand(desk: Desk): Promise<void> {
  const ticket = desk.tickets.find((candidate) => candidate.awaited) ?? desk.tickets[0];
  if (ticket === undefined) return;
  try {
    const answer = await control({ conversationId: desk.conversationId, issued: ticket.issued, nowMs: Date.now() });
    desk.patience.succeeded('command');
    ticket.answer = answer;
    if (answer.accepted) desk.standing = answer.standing;
    take(desk, ticket);
  } catch (error) {
    if (ticket.awaited) {
      ticket.failed = true;
      take(desk, ticket);
    }
    putOff(desk, 'command', error);
  }
}

/** Hands every waiting send to the sends queue, once, and goes on. */
export function sendWhatWaits(desk: Desk): void {
  for (const outboxId of desk.standing?.sends ?? []) {
    if (desk.sending.has(outboxId)) continue;
    desk.sending.add(outboxId);
    const back = (): void => {
      desk.sending.delete(outboxId);
      desk.bell = true;
    };
    send({ outboxId }).then(back, back);
  }
}

/**
 * Hands every waiting file to the media queue, once, and goes on: nothing here waits for a file. One that comes back, or is given
 * up, is only crossed out; the bell is for the files that did not fit in, and for a conversation that could have rested since.
 */
export function fetchWhatWaits(desk: Desk): void {
  for (const mediaId of desk.standing?.media ?? []) {
    if (desk.fetching.has(mediaId)) continue;
    desk.fetching.add(mediaId);
    const back = (): void => {
      desk.fetching.delete(mediaId);
      if (desk.standing === null) return;
      const media = (desk.standing.media ?? []).filter((waiting) => waiting !== mediaId);
      desk.standing = { ...desk.standing, media };
      if ((media.length === 0 && desk.standing.moreMedia === true) || desk.isIdle()) desk.bell = true;
    };
    fetchMedia({ mediaId }).then(back, back);
  }
}

/** Hands what a language model is asked to its queue, once, and goes on; what came of it is taken in like news. */
export function thinkWhatWaits(desk: Desk): void {
  const thoughtId = desk.standing?.thinking?.id;
  if (thoughtId === undefined || thoughtId === desk.lastAsked) return;
  desk.lastAsked = thoughtId;
  desk.asking.add(thoughtId);
  const back = (): void => {
    desk.asking.delete(thoughtId);
    desk.bell = true;
  };
  think({ thoughtId }).then(back, back);
}

function take(desk: Desk, ticket: Ticket): void {
  desk.tickets.splice(desk.tickets.indexOf(ticket), 1);
}

function putOff(desk: Desk, work: 'command' | 'receive' | 'attend', error: unknown): void {
  // A local activity's failure comes wrapped or bare: a time-out is wrapped when it happens, and bare when it is replayed.
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (!(cause instanceof TemporalFailure) || cause instanceof CancelledFailure) throw error;
  if (cause instanceof ApplicationFailure && cause.type === failureTypes.conversationMissing) desk.gone = true;
  else desk.patience.failed(work, Date.now());
}
