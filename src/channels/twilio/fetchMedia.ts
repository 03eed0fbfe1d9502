import type { CallOptions, MediaAnswer, MediaReference } from '../channel';
import { getOnce, type GetOutcome, type GetRequest } from '../http/getOnce';
import { accessFor, type TwilioOptions } from './account';
import { mediaTrust } from './mediaHosts';

type MediaOptions = CallOptions & { readonly maxBytes: number };
type Answered = Extract<GetOutcome, { kind: 'answered' }>;

/** The API, its content network, and one to spare. */
const mostRedirects = 3;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a file from the address a message named, with the account's credentials: Twilio answers with a redirect to a content
 * network (https://www.twilio.com/docs/messaging/api/media-resource), where they do not go. `get` is there to be replaced in tests.
 */
export async function fetchMedia(
  { accounts, apiUrl }: Pick<TwilioOptions, 'accounts' | 'apiUrl'>,
  media: MediaReference,
  { timeoutMs, signal, maxBytes }: MediaOptions,
  get: (request: GetRequest) => Promise<GetOutcome> = getOnce,
): Promise<MediaAnswer> {
  if (media.url === null) return { kind: 'gone', detail: 'The message named no file.' };
  const access = accessFor(accounts, media.channelAccountId);
  if (access === null) return { kind: 'refused', detail: 'There are no Twilio credentials for this number.' };
  const bounds = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])]);
  let url = URL.canParse(media.url) ? new URL(media.url) : null;
  // The content networks hold everybody's files: what a message names itself must be Twilio's.
  if (url === null || mediaTrust(url, apiUrl) !== 'withCredentials') return elsewhere;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const trust = url === null ? 'none' : mediaTrust(url, apiUrl);
    if (url === null || trust === 'none') return elsewhere;
    const headers: GetRequest['headers'] = trust === 'withCredentials' ? { authorization: access.authorization } : {};
    const outcome = await get({ url, headers, signal: bounds });
    if (outcome.kind === 'noAnswer') {
      return { kind: 'notNow', retryAfterMs: null, detail: `The file could not be reached (${outcome.fault}).` };
    }
    if (!redirectStatuses.has(outcome.status)) return answerOf(outcome, maxBytes);
    hangUp(outcome);
    url = outcome.location !== null && URL.canParse(outcome.location, url.href) ? new URL(outcome.location, url) : null;
  }
  return { kind: 'refused', detail: 'The file lies behind too many redirects.' };
}

const elsewhere: MediaAnswer = { kind: 'refused', detail: 'The file lies at an address we do not go to.' };

function answerOf(outcome: Answered, maxBytes: number): MediaAnswer {
  const { status, contentLength: sizeBytes, contentType: mimeType, body } = outcome;
  if (status === 200 && (sizeBytes ?? 0) <= maxBytes) {
    return { kind: 'found', mimeType, sizeBytes, sha256: null, bytes: body };
  }
  hangUp(outcome);
  if (status === 200) return { kind: 'tooLarge', sizeBytes: sizeBytes ?? 0 };
  const detail = `Twilio answered HTTP ${status} instead of a file.`;
  if (status === 404 || status === 410) return { kind: 'gone', detail };
  // A token may be mended, and then the file is still there.
  if (status === 401 || status === 403 || status === 408 || status === 429 || status >= 500) {
    return { kind: 'notNow', retryAfterMs: outcome.retryAfterMs, detail };
  }
  return { kind: 'refused', detail };
}

function hangUp({ body }: Answered): void {
  body.once('error', () => undefined).destroy();
}
