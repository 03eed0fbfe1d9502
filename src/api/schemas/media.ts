import { z } from 'zod';

export const mediaSchema = z
  .object({
    id: z
      .string()
      .nullable()
      .meta({ description: 'Our id of the file; null when the channel named none that could be fetched.' }),
    state: z.enum(['queued', 'stored', 'failed']),
    failure: z
      .enum(['gone', 'tooLarge', 'refused', 'checksum', 'gaveUp'])
      .nullable()
      .meta({ description: 'Why it failed. `gaveUp`: it could not be had for some half an hour.' }),
    url: z.string().nullable().meta({ description: 'Where its bytes are; null until it is stored.' }),
    mimeType: z
      .string()
      .nullable()
      .meta({ description: 'By its bytes, once they are here and say it; before that as the sender says.' }),
    filename: z.string().nullable(),
    caption: z.string().nullable(),
    sizeBytes: z.int().nullable(),
    sha256: z.string().nullable().meta({ description: 'In hex.' }),
    voice: z.boolean(),
    animated: z.boolean(),
  })
  .meta({ id: 'Media' });

/** What the API shows of a message's file. */
export type MediaView = z.input<typeof mediaSchema>;
