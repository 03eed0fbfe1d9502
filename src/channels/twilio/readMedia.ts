import type { Media } from '../../core/capture/content';
import { count, textOrNull } from './fields';
import type { ReadContent, Values } from './read';

type MediaType = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** Twilio: up to ten. More is read, but a number of files that nobody sent must not cost anything. */
const mostFiles = 50;

const mediaTypes: ReadonlySet<string> = new Set<MediaType>(['image', 'video', 'audio', 'document', 'sticker']);
const voiceNote = /^audio\/(ogg|opus)\b/;
const mediaSid = /\/Media\/(ME\w{1,64})(?:[/?#.]|$)/;

/** True for one of Twilio's message types that have a file. */
export function isMediaType(type: string | null): type is MediaType {
  return type !== null && mediaTypes.has(type);
}

/**
 * Reads the files of a message, in their order; none when it has none. `caption` is the text beside them and belongs to the
 * first. `declared` is the type of the whole message, so it says something of a file only where there is but one.
 */
export function readMedia(values: Values, declared: string | null, caption: string | null): readonly ReadContent[] {
  const announced = Math.min(count.parse(values.NumMedia), mostFiles);
  const files: ReadContent[] = [];
  for (let index = 0; index < mostFiles; index += 1) {
    const url = textOrNull.parse(values[`MediaUrl${index}`]);
    if (url === null && index >= announced) break;
    const mimeType = textOrNull.parse(values[`MediaContentType${index}`]);
    files.push({
      content: contentOf(url, mimeType, announced <= 1 ? declared : null, index === 0 ? caption : null),
      fault: url === null ? { place: `MediaUrl${index}`, fault: 'missing' } : null,
    });
  }
  return files;
}

function contentOf(url: string | null, mimeType: string | null, declared: string | null, caption: string | null) {
  const type = typeOf(mimeType?.trim().toLowerCase() ?? '', declared);
  const media: Media = {
    id: mediaSid.exec(url ?? '')?.[1] ?? null,
    mimeType,
    sha256: null,
    filename: null,
    caption,
    url,
    voice: type === 'audio' && voiceNote.test(mimeType?.trim().toLowerCase() ?? ''),
    animated: false,
  };
  return { type, media };
}

/** A picture sent as a file is a document, which only the declared type tells; a sticker is told by its format alone. */
function typeOf(mimeType: string, declared: string | null): MediaType {
  const isDocument = declared === 'document';
  if (!isDocument && /^image\/webp\b/.test(mimeType)) return 'sticker';
  if (isMediaType(declared)) return declared;
  const [kind] = mimeType.split('/');
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document';
}
