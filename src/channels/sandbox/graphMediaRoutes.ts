import { createHash } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { FaultRules } from './faultRules';
import { answerGraphError } from './graphErrors';
import { hasToken } from './graphToken';
import type { SandboxMedia, SandboxStore } from './sandboxStore';
import type { WebhookSender } from './webhookSender';

interface GraphMediaDeps {
  readonly store: SandboxStore;
  readonly faultRules: FaultRules;
  readonly sender: Pick<WebhookSender, 'wait'>;
  readonly accessToken: string;
}

/** `GET /graph/{version}/{media_id}` says where a file lies, and `…/{media_id}/bytes` gives it, as Meta does. */
export function graphMediaRoutes(deps: GraphMediaDeps): Router {
  const router = Router();
  router.get('/graph/:version/:mediaId', withMedia(deps, describe));
  router.get('/graph/:version/:mediaId/bytes', withMedia(deps, download));
  return router;
}

type MediaHandler = (
  deps: GraphMediaDeps,
  found: { request: Request; media: SandboxMedia; phoneNumberId: string },
  response: Response,
) => Promise<void> | void;

function withMedia(deps: GraphMediaDeps, handle: MediaHandler): RequestHandler {
  return async (request, response) => {
    if (!hasToken(request, deps.accessToken)) {
      answerGraphError(response, { httpStatus: 401, code: 190, details: 'The access token is missing or wrong.' });
      return;
    }
    const media = await deps.store.media(String(request.params.mediaId));
    if (media === null) return answerGone(response);
    const { phone_number_id: given } = request.query;
    await handle(deps, { request, media, phoneNumberId: typeof given === 'string' ? given : '' }, response);
  };
}

function answerGone(response: Response): void {
  const details = 'There is no file under this id, or not any more.';
  answerGraphError(response, { httpStatus: 400, code: 100, subcode: 33, details });
}

const describe: MediaHandler = ({ faultRules }, { request, media, phoneNumberId }, response) => {
  if (faultRules.takeMedia(phoneNumberId, ['mediaGone']) !== null) return answerGone(response);
  const here = `${request.protocol}://${request.get('host') ?? ''}${request.baseUrl}${request.path}`;
  response.json({
    messaging_product: 'whatsapp',
    url: `${here}/bytes?phone_number_id=${encodeURIComponent(phoneNumberId)}`,
    mime_type: media.mimeType,
    sha256: createHash('sha256').update(media.bytes).digest('hex'),
    file_size: media.bytes.length,
    id: media.id,
  });
};

const download: MediaHandler = async ({ faultRules, sender }, { request, media, phoneNumberId }, response) => {
  const fault = faultRules.takeMedia(phoneNumberId, ['mediaSlow', 'mediaCut', 'mediaWrong']);
  const bytes = Buffer.from(media.bytes);
  response.writeHead(200, { 'Content-Type': media.mimeType, 'Content-Length': bytes.length });
  switch (fault?.kind) {
    case 'mediaCut':
      response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
      return;
    case 'mediaWrong':
      response.end(bytes.map((byte) => byte ^ 1));
      return;
    case 'mediaSlow':
      response.flushHeaders();
      await sender.wait(fault.ms);
      response.end(bytes);
      return;
    case 'mediaGone':
    case undefined:
      response.end(bytes);
  }
};
