import { Context } from '@temporalio/activity';
import type { Channel, MediaAnswer } from '../channels/channel';
import { hexOfHash } from '../core/capture/fileHash';
import { realType } from '../core/capture/realType';
import type { MediaId } from '../core/ids';
import {
  beginTry,
  clearLeftBehind,
  endWaiting,
  findMedia,
  finishMedia,
  forgetMedia,
  type MediaResult,
} from '../store/media';
import type { MediaDocument } from '../store/mediaDocument';
import { removeMediaFile, writeMediaFile, type WrittenFile } from '../store/mediaFiles';
import { mediaAttempts } from '../workflows/contract';
import { closedFailure } from './closedFailure';
import type { Dependencies } from './dependencies';

export interface FetchMediaInput {
  readonly mediaId: MediaId;
}

type MediaDeps = Pick<Dependencies, 'store' | 'channels' | 'clock' | 'mediaMaxBytes' | 'mediaTimeoutMs'>;
/** What one try came to. `differs`: whole, but not the bytes that were announced. */
type Outcome =
  MediaResult | { readonly state: 'notYet'; readonly retryAfterMs: number | null } | { readonly state: 'differs' };

const heartbeatMs = 5_000;

/**
 * Fetches the file of one message and stores it, once. What can't be had now is tried again by the workflow's retry policy; the
 * last try records that it was given up. Nothing of the file, its sender or the channel goes back to Temporal.
 */
export async function fetchMedia(deps: MediaDeps, { mediaId }: FetchMediaInput): Promise<void> {
  const { info, cancellationSignal, heartbeat } = Context.current();
  const before = await findMedia(deps.store, mediaId);
  if (!before) return forgetMedia(deps.store, mediaId);
  if (before.state !== 'queued') return endWaiting(deps.store, before);
  const media = await beginTry(deps.store, before);
  if (!media) throw closedFailure('mediaNotYet', { retry: true });
  await clearLeftBehind(deps.store, media);

  const beat = setInterval(() => heartbeat(), heartbeatMs);
  const signal = AbortSignal.any([cancellationSignal, AbortSignal.timeout(deps.mediaTimeoutMs)]);
  const outcome = await tryTwice(deps, media, signal, () => heartbeat()).finally(() => clearInterval(beat));
  if (outcome.state !== 'notYet') return record(deps, media, outcome);
  // A worker that stops is not a reason to give up.
  const isLast = info.attempt >= mediaAttempts && !cancellationSignal.aborted;
  if (isLast) return record(deps, media, { state: 'failed', failure: 'gaveUp' });
  throw closedFailure('mediaNotYet', { retry: true, retryAfterMs: outcome.retryAfterMs ?? undefined });
}

/** Bytes that differ from what was announced may have suffered on their way: they are asked for once more. */
async function tryTwice(
  deps: MediaDeps,
  media: MediaDocument,
  signal: AbortSignal,
  onBytes: () => void,
): Promise<Exclude<Outcome, { state: 'differs' }>> {
  const channel = deps.channels.get(media.channel);
  // Its credentials were taken out; they may come back.
  if (!channel) return { state: 'notYet', retryAfterMs: null };
  const first = await tryOnce(deps, channel, media, signal, onBytes);
  if (first.state !== 'differs') return first;
  const second = await tryOnce(deps, channel, media, signal, onBytes);
  return second.state === 'differs' ? { state: 'failed', failure: 'checksum' } : second;
}

async function tryOnce(
  deps: MediaDeps,
  channel: Channel,
  media: MediaDocument,
  signal: AbortSignal,
  onBytes: () => void,
): Promise<Outcome> {
  const { mediaMaxBytes: maxBytes, mediaTimeoutMs: timeoutMs } = deps;
  const asked = { channelAccountId: media.channelAccountId, ...media.reference };
  const answer = await channel.fetchMedia(asked, { timeoutMs, signal, maxBytes });
  switch (answer.kind) {
    case 'gone':
    case 'tooLarge':
    case 'refused':
      return { state: 'failed', failure: answer.kind };
    case 'notNow':
      return { state: 'notYet', retryAfterMs: answer.retryAfterMs };
    case 'found':
      return keep(
        deps,
        media,
        answer,
        await writeMediaFile(deps.store, media, answer.bytes, { maxBytes, signal, onBytes }),
      );
  }
}

async function keep(
  deps: MediaDeps,
  media: MediaDocument,
  answer: Extract<MediaAnswer, { kind: 'found' }>,
  written: WrittenFile,
): Promise<Outcome> {
  switch (written.kind) {
    case 'tooLarge':
      return { state: 'failed', failure: 'tooLarge' };
    case 'cut':
      return { state: 'notYet', retryAfterMs: null };
    case 'whole': {
      if (!isAsAnnounced(media, answer, written)) {
        if (media.fileId !== null) await removeMediaFile(deps.store, media.fileId);
        return { state: 'differs' };
      }
      const { sizeBytes, sha256, head } = written;
      const mimeType = realType(head, media.declared.mimeType ?? answer.mimeType);
      return { state: 'stored', sizeBytes, sha256, mimeType };
    }
  }
}

/** By its hash, whoever told it; only without any by its size. */
function isAsAnnounced(
  media: MediaDocument,
  answer: Extract<MediaAnswer, { kind: 'found' }>,
  written: Extract<WrittenFile, { kind: 'whole' }>,
): boolean {
  const hashes = [hexOfHash(answer.sha256), hexOfHash(media.declared.sha256)].filter((hash) => hash !== null);
  if (hashes.length > 0) return hashes.includes(written.sha256);
  return answer.sizeBytes === null || answer.sizeBytes === written.sizeBytes;
}

async function record(deps: MediaDeps, media: MediaDocument, result: MediaResult): Promise<void> {
  const isOurs = await finishMedia(deps.store, media, result, deps.clock());
  // Another try has begun since; it does not know of our bytes.
  if (!isOurs && media.fileId !== null && !(await isServed(deps, media)))
    await removeMediaFile(deps.store, media.fileId);
}

/** The write that finished may have been answered only at its repetition. */
async function isServed(deps: MediaDeps, media: MediaDocument): Promise<boolean> {
  const now = await findMedia(deps.store, media._id);
  return now?.state === 'stored' && now.fileId !== null && media.fileId !== null && now.fileId.equals(media.fileId);
}
