import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { FaultRules } from './faultRules';
import { answerGraphError } from './graphErrors';
import { hasToken } from './graphToken';
import type { PairRate } from './pairRate';
import { planReports } from './planReports';
import type { LedgerEntry, SandboxStore } from './sandboxStore';
import { checkTemplate } from './checkTemplate';
import { readSendRequest, type SendRequest } from './sendRequest';
import { isWindowOpen } from './serviceWindow';
import type { StatusReporter } from './statusReporter';
import { templateNamed } from './templateShelf';
import type { WebhookSender } from './webhookSender';

/** What the route works with. */
export interface GraphDeps {
  readonly store: SandboxStore;
  readonly faultRules: FaultRules;
  readonly pairRate: PairRate;
  readonly reporter: StatusReporter;
  readonly sender: WebhookSender;
  readonly accessToken: string;
  readonly statusDelayMs: number;
  readonly now: () => number;
}

/** `POST /graph/{version}/{phone_number_id}/messages`: takes a send as Meta does, with Meta's answers and errors. */
export function graphMessagesRoute(deps: GraphDeps): RequestHandler {
  return async (request, response) => {
    if (!hasToken(request, deps.accessToken)) {
      answerGraphError(response, { httpStatus: 401, code: 190, details: 'The access token is missing or wrong.' });
      return;
    }
    const phoneNumberId = String(request.params.phoneNumberId);
    if (!/^[\w.-]{1,64}$/.test(phoneNumberId)) {
      answerGraphError(response, { httpStatus: 400, code: 100, subcode: 33, details: 'There is no such number.' });
      return;
    }
    const send = readSendRequest(request.body);
    switch (send.kind) {
      case 'markRead':
        response.json({ success: true });
        return;
      case 'invalid':
        answerGraphError(response, { httpStatus: 400, code: 100, details: send.details });
        return;
      case 'text':
      case 'template':
        await take(deps, request, response, { phoneNumberId, ...send });
        return;
    }
  };
}

type Send = { readonly phoneNumberId: string } & Extract<SendRequest, { kind: 'text' | 'template' }>;

async function take(deps: GraphDeps, request: Request, response: Response, send: Send): Promise<void> {
  const { answer, statuses } = deps.faultRules.take(send.phoneNumberId);
  if (answer?.kind === 'cutBeforeAccept') {
    request.socket.destroy();
    return;
  }
  if (answer?.kind === 'fail') {
    answerGraphError(response, { httpStatus: answer.httpStatus, code: answer.code, details: 'Asked for by a fault.' });
    return;
  }
  const acceptedAtMs = deps.now();
  const content = await contentOf(deps, send, acceptedAtMs);
  if (content.kind === 'fault') {
    answerGraphError(response, { httpStatus: 400, code: content.code, details: content.details });
    return;
  }
  if (!deps.pairRate.take(`${send.phoneNumberId}/${send.to.value}`, acceptedAtMs)) {
    const details = 'Too many messages from this number to the same buyer in a short time.';
    answerGraphError(response, { httpStatus: 400, code: 131056, details });
    return;
  }
  const entry: LedgerEntry = {
    id: `wamid.${randomBytes(27).toString('base64url')}`,
    phoneNumberId: send.phoneNumberId,
    to: send.to,
    text: content.text,
    ...(content.template === null ? {} : { template: content.template }),
    tag: send.tag,
    atMs: acceptedAtMs,
    reports: planReports({ acceptedAtMs, statusDelayMs: deps.statusDelayMs, faults: statuses }),
  };
  await deps.store.addEntry(entry);
  deps.reporter.start(entry);
  if (answer?.kind === 'cutAfterAccept') {
    request.socket.destroy();
    return;
  }
  if (answer?.kind === 'hang') await deps.sender.wait(answer.ms);
  response.json({
    messaging_product: 'whatsapp',
    contacts: [contactOf(entry.to)],
    messages: [{ id: entry.id, message_status: 'accepted' }],
  });
}

type Content =
  | { readonly kind: 'sent'; readonly text: string; readonly template: NonNullable<LedgerEntry['template']> | null }
  | { readonly kind: 'fault'; readonly code: number; readonly details: string };

/** Free text only inside the window, a template only while it is approved. */
async function contentOf({ store }: GraphDeps, send: Send, nowMs: number): Promise<Content> {
  if (send.kind === 'template') return checkTemplate(await templateNamed(store, send.template), send.template);
  if (await isWindowOpen(store, send.phoneNumberId, send.to.value, nowMs))
    return { kind: 'sent', text: send.text, template: null };
  const details = 'More than 24 hours have passed since the buyer last wrote to this number.';
  return { kind: 'fault', code: 131047, details };
}

function contactOf({ kind, value }: LedgerEntry['to']): Readonly<Record<string, string>> {
  return kind === 'phone' ? { input: value, wa_id: value } : { input: value, user_id: value };
}
