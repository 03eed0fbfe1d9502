import type { Media } from '../../core/capture/content';
import { hexOfHash } from '../../core/capture/fileHash';
import type { MediaId } from '../../core/ids';
import type { MediaDocument } from '../../store/mediaDocument';
import type { MediaView } from '../schemas/media';

/** A message's file as the API shows it. A file that is not ordered yet is as good as queued. */
export function mediaView(media: Media, id: MediaId | null, file: MediaDocument | null): MediaView {
  const { mimeType, filename, caption, sha256, voice, animated } = media;
  return {
    id,
    ...stateOf(id, file),
    mimeType: file?.mimeType ?? mimeType,
    filename,
    caption,
    sizeBytes: file?.sizeBytes ?? null,
    sha256: file?.sha256 ?? hexOfHash(sha256),
    voice,
    animated,
  };
}

function stateOf(id: MediaId | null, file: MediaDocument | null): Pick<MediaView, 'state' | 'failure' | 'url'> {
  // The channel named nothing that could be asked for.
  if (id === null) return { state: 'failed', failure: 'gone', url: null };
  if (file === null) return { state: 'queued', failure: null, url: null };
  return { state: file.state, failure: file.failure, url: file.state === 'stored' ? `/api/media/${id}` : null };
}
