import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { addMediaRoute, largestMedia } from './addMediaRoute';
import { createFaultRules } from './faultRules';
import { faultsRoutes } from './faultsRoutes';
import { answerGraphError } from './graphErrors';
import { graphMediaRoutes } from './graphMediaRoutes';
import { graphMessagesRoute } from './graphMessagesRoute';
import { graphTemplatesRoute } from './graphTemplatesRoute';
import { ledgerRoute } from './ledgerRoute';
import { createPairRate } from './pairRate';
import { playEventRoute } from './playEventRoute';
import { playMessageRoute } from './playMessageRoute';
import type { InboundNote, SandboxStore } from './sandboxStore';
import { createStatusReporter } from './statusReporter';
import { templatesRoutes } from './templatesRoutes';
import { createWebhookSender } from './webhookSender';

/** What the sandbox needs. */
export interface SandboxOptions {
  readonly store: SandboxStore;
  /** The token sends must carry. */
  readonly accessToken: string;
  /** What its webhooks are signed with. */
  readonly appSecret: string;
  /** Continuo's own webhook address. */
  readonly webhookUrl: string;
  /** Lets only the admin through to the routes that play, break and look. */
  readonly guard: RequestHandler;
  /** Between one status and the next. */
  readonly statusDelayMs?: number;
  readonly now?: () => number;
}

/** The stand-in for Meta, mounted at `/sandbox`. */
export interface Sandbox {
  readonly router: Router;
  /** Reports what a killed process left unreported. Call once, when the API listens. */
  resume(): Promise<void>;
  /** Lets it know of an inbound message that came by another way than the sandbox, for the 24-hour window. */
  noteInbound(note: InboundNote): Promise<void>;
  /** Ends everything under way. What is unreported stays in the store. */
  close(): Promise<void>;
}

/** Stands in for Meta inside the product: windows, limits, error codes, statuses and faults on demand. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { store, accessToken, appSecret, webhookUrl, guard, statusDelayMs = 150, now = Date.now } = options;
  const sender = createWebhookSender({ webhookUrl, appSecret });
  const reporter = createStatusReporter({ store, sender, now });
  const faultRules = createFaultRules();
  const pairRate = createPairRate();
  const graph = { store, faultRules, pairRate, reporter, sender, accessToken, statusDelayMs, now };

  const router = Router();
  router.post('/graph/:version/:phoneNumberId/messages', express.json({ type: () => true }), graphMessagesRoute(graph));
  router.get('/graph/:version/:ownerId/message_templates', graphTemplatesRoute(graph));
  router.use(graphMediaRoutes(graph));
  router.use('/graph', (_request, response) => {
    answerGraphError(response, {
      httpStatus: 400,
      code: 100,
      subcode: 33,
      details: 'The sandbox knows only messages, templates and media.',
    });
  });
  router.use('/graph', graphFault);
  const rawBody = express.raw({ type: () => true, limit: largestMedia, inflate: false });
  router.post('/media', guard, rawBody, addMediaRoute(store));
  router.use(guard, express.json());
  router.post('/messages', playMessageRoute({ store, sender, now }));
  router.post('/events', playEventRoute(sender, now));
  router.use(faultsRoutes(faultRules));
  router.use(templatesRoutes({ store, sender, now }));
  router.get('/ledger', ledgerRoute(store));

  return {
    router,
    async resume() {
      const open = await store.unreported();
      open.forEach((entry) => reporter.start(entry));
    },
    // 0 is what the channel reads out of an unreadable timestamp.
    noteInbound: (note) => store.noteInbound({ ...note, atMs: note.atMs > 0 ? note.atMs : now() }),
    async close() {
      await sender.close();
      await reporter.settled();
    },
  };
}

/** Senders must see Meta's errors even when the sandbox itself is at fault: a body that is no JSON, a store that is away. */
const graphFault: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const isBodyFault = error instanceof Error && 'status' in error && error.status === 400;
  answerGraphError(
    response,
    isBodyFault
      ? { httpStatus: 400, code: 100, details: 'The body is not valid JSON.' }
      : { httpStatus: 500, code: 131000, details: 'The sandbox could not take the message.' },
  );
};
