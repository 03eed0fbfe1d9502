import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { FaultRules } from './faultRules';
import { answerGraphError } from './graphErrors';
import { hasToken } from './graphToken';
import type { PairRate } from './pairRate';
import { planReports } from './planReports';
import type { LedgerEntry, SandboxStore } from './sandboxStore';
import { readSendRequest } from './sendRequest';
import { isWindowOpen } from './serviceWindow';
import type { StatusReporter } from './statusReporter';
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
        await takeText(deps, request, response, { phoneNumberId, ...send });
        return;
    }
  };
}

async function takeText(
  deps: GraphDeps,
  request: Request,
  response: Response,
  send: Pick<LedgerEntry, 'phoneNumberId' | 'to' | 'text' | 'tag'>,
): Promise<void> {
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
  if (!(await isWindowOpen(deps.store, send.phoneNumberId, send.to.value, acceptedAtMs))) {
    const details = 'More than 24 hours have passed since the buyer last wrote to this number.';
    answerGraphError(response, { httpStatus: 400, code: 131047, details });
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
    text: send.text,
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

function contactOf({ kind, value }: LedgerEntry['to']): Readonly<Record<string, string>> {
  return kind === 'phone' ? { input: value, wa_id: value } : { input: value, user_id: value };
}
