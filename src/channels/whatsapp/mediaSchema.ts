import { z } from 'zod';
import type { Media } from '../../core/capture/content';
import { flag, idOrNull, textOrNull } from './fields';

/** Meta's media object of image, video, audio, document and sticker. Only its being an object is required. */
export const media: z.ZodType<Media> = z
  .object({
    id: idOrNull,
    mime_type: textOrNull,
    sha256: textOrNull,
    filename: textOrNull,
    caption: textOrNull,
    url: textOrNull,
    voice: flag,
    animated: flag,
  })
  .transform(({ mime_type: mimeType, ...rest }) => ({ mimeType, ...rest }));
