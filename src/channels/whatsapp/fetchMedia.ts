import { z } from 'zod';
import { hexOfHash } from '../../core/capture/fileHash';
import type { CallOptions, MediaAnswer, MediaReference } from '../channel';
import { getOnce, type GetOutcome } from '../http/getOnce';
import { bodyOf } from '../http/postOnce';
import { id, textOrNull } from './fields';
import { mediaUrl } from './mediaHosts';
import { mediaFault } from './mediaFault';
import type { SendAccess } from './send';

type MediaOptions = CallOptions & { readonly maxBytes: number };
type Answered = Extract<GetOutcome, { kind: 'answered' }>;

/** Meta writes the size as text in its documents and as a number in its answers. */
const described = z.object({
  url: id,
  mime_type: textOrNull,
  sha256: textOrNull,
  file_size: z.coerce.number().int().nonnegative().nullable().catch(null),
});
type Described = z.infer<typeof described>;

/** Digits, as far as anybody has seen; anything that could lead to another place of the API is none. */
const mediaId = /^[\w:=-]{1,256}$/;

/**
 * Asks Meta for a file: `GET {graphUrl}/{media_id}?phone_number_id=…` says where it lies for the next five minutes, and there it
 * is fetched, with the same token. A webhook's own address is only used where there is no id: it is older.
 */
export async function fetchMedia(
  access: SendAccess,
  media: MediaReference,
  { timeoutMs, signal, maxBytes }: MediaOptions,
): Promise<MediaAnswer> {
  const bounds = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  const headers = { authorization: `Bearer ${access.accessToken}` };
  const get = (url: URL) => getOnce({ url, headers, signal: AbortSignal.any(bounds) });
  if (media.id === null) {
    if (media.url === null) return { kind: 'gone', detail: 'The message named no file.' };
    const url = mediaUrl(media.url, access.graphUrl);
    return url === null ? elsewhere : download(await get(url), null, maxBytes);
  }
  if (!mediaId.test(media.id)) return { kind: 'gone', detail: 'The message named no file that WhatsApp could have.' };
  const where = addressOf(access.graphUrl, media.id, media.channelAccountId);
  if (where === null) return { kind: 'notNow', retryAfterMs: null, detail: 'The Graph URL is no URL.' };
  const said = await get(where);
  if (said.kind === 'noAnswer') return noAnswer(said.fault);
  const body = jsonIn(await bodyOf(said.body));
  if (said.status !== 200) return mediaFault(said, body);
  const file = described.safeParse(body);
  if (!file.success) return { kind: 'notNow', retryAfterMs: null, detail: 'WhatsApp did not say where the file lies.' };
  if ((file.data.file_size ?? 0) > maxBytes) return { kind: 'tooLarge', sizeBytes: file.data.file_size ?? 0 };
  const url = mediaUrl(file.data.url, access.graphUrl);
  if (url === null) return elsewhere;
  const answer = await download(await get(url), file.data, maxBytes);
  // A moment ago it was said to be there.
  return answer.kind === 'gone' ? { kind: 'notNow', retryAfterMs: null, detail: answer.detail } : answer;
}

const elsewhere: MediaAnswer = { kind: 'refused', detail: 'The file lies at an address our token does not go to.' };

async function download(outcome: GetOutcome, file: Described | null, maxBytes: number): Promise<MediaAnswer> {
  if (outcome.kind === 'noAnswer') return noAnswer(outcome.fault);
  if (outcome.status !== 200) return mediaFault(outcome, jsonIn(await bodyOf(outcome.body)));
  const sizeBytes = outcome.contentLength ?? file?.file_size ?? null;
  if (sizeBytes !== null && sizeBytes > maxBytes) return tooLarge(outcome, sizeBytes);
  return {
    kind: 'found',
    mimeType: file?.mime_type ?? outcome.contentType,
    sizeBytes,
    sha256: hexOfHash(file?.sha256 ?? null),
    bytes: outcome.body,
  };
}

function tooLarge({ body }: Answered, sizeBytes: number): MediaAnswer {
  body.once('error', () => undefined).destroy();
  return { kind: 'tooLarge', sizeBytes };
}

function noAnswer(fault: string): MediaAnswer {
  return { kind: 'notNow', retryAfterMs: null, detail: `WhatsApp could not be reached (${fault}).` };
}

function addressOf(graphUrl: string, name: string, phoneNumberId: string): URL | null {
  const base = graphUrl.replace(/\/+$/, '');
  const address = `${base}/${encodeURIComponent(name)}?phone_number_id=${encodeURIComponent(phoneNumberId)}`;
  return URL.canParse(address) ? new URL(address) : null;
}

function jsonIn(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
