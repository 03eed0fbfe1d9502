import type { MediaId } from '../../core/ids';
import { Fault } from '../../errors';
import { findMedia } from '../../store/media';
import type { MediaDocument } from '../../store/mediaDocument';
import { readMediaFile } from '../../store/mediaFiles';
import { operation, type Answer } from '../http/operation';
import { problemOf } from '../http/problem';
import { askedPart, hasVersion } from '../media/askedPart';
import { servedAs, servedTypes } from '../media/servedAs';
import { idParams } from '../schemas/common';

export const getMedia = operation({
  tag: 'Conversations',
  summary:
    "Get the bytes of a message's file, or a part of them; only what is surely an image, sound, video or PDF has its type",
  params: idParams<MediaId>('media'),
  requestHeaders: ['Range', 'If-Range', 'If-None-Match'],
  answers: {
    200: { description: 'The whole file.', contentTypes: servedTypes, headers: { ETag: 'Its SHA-256.' } },
    206: {
      description: 'The part asked for.',
      contentTypes: servedTypes,
      headers: { 'Content-Range': 'Which part it is.' },
    },
    304: { description: 'The caller has it already.' },
  },
  problems: ['notFound', 'mediaNotStored', 'rangeNotSatisfiable'],
  async handle({ params, raw }, { store }) {
    const media = await findMedia(store, params.id);
    if (!media) throw new Fault('notFound', 'There is no file under this id.');
    const { fileId, sizeBytes, sha256 } = media;
    if (media.state !== 'stored' || fileId === null || sizeBytes === null) throw notStored(media);
    const etag = `"${sha256}"`;
    // It never changes under its id. One day, because a person's file may have to be forgotten.
    const caching = { ETag: etag, 'Cache-Control': 'private, max-age=86400, immutable', Vary: 'Authorization' };
    if (hasVersion(raw.headers, etag)) return { status: 304, headers: caching };
    const part = raw.method === 'HEAD' ? wholeFile : askedPart(raw.headers, sizeBytes, etag);
    if (part.kind === 'none') return noSuchPart(sizeBytes, raw.requestId);
    const { start, end } = part.kind === 'part' ? part : { start: 0, end: sizeBytes };
    const headers = {
      ...caching,
      ...servedAs({ id: media._id, mimeType: media.mimeType, filename: media.declared.filename }),
      'Accept-Ranges': 'bytes',
      'Content-Length': String(end - start),
    };
    const stream = () => readMediaFile(store, fileId, { start, end });
    if (part.kind === 'whole') return { status: 200, headers, stream };
    return {
      status: 206,
      headers: { ...headers, 'Content-Range': `bytes ${start}-${end - 1}/${sizeBytes}` },
      stream,
    };
  },
});

/** RFC 9110, 14.2: a Range has a meaning for GET alone. */
const wholeFile = { kind: 'whole' } as const;

function notStored({ state, failure }: MediaDocument): Fault {
  return new Fault(
    'mediaNotStored',
    state === 'failed'
      ? `It failed: ${failure ?? 'unknown'}. POST …/retry asks for it again.`
      : 'It is queued: it is still being fetched.',
  );
}

function noSuchPart(sizeBytes: number, requestId: string): Answer {
  const problem = problemOf(new Fault('rangeNotSatisfiable', `The file has ${sizeBytes} bytes.`), requestId);
  return {
    status: problem.status,
    headers: { 'Content-Range': `bytes */${sizeBytes}` },
    text: { contentType: 'application/problem+json', content: JSON.stringify(problem) },
  };
}
