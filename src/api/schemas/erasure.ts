import { z } from 'zod';
import type { ErasureId } from '../../core/ids';
import { agentName, idSchema, instant, pageQuery } from './common';

const place = z.object({
  collection: z.string(),
  id: z.string().nullable().meta({ description: 'Null where the id itself would say something of the person.' }),
});

export const erasureSchema = z
  .object({
    id: z.string(),
    contactId: z.string(),
    by: z.string(),
    state: z.enum(['running', 'finished', 'incomplete']).meta({
      description:
        'finished: nothing is left, as was looked up, and nobody has to do anything more. incomplete: something is left, at the places named, or is open for people. Once that is done, it is finished by itself; order the erasure again to have everything looked through anew.',
    }),
    step: z.string().nullable().meta({ description: 'The newest step that was done.' }),
    startedAt: instant,
    finishedAt: instant.nullable(),
    collections: z
      .array(z.object({ collection: z.string(), erased: z.int(), leftAfter: z.int() }))
      .meta({ description: 'What was taken away or emptied, and what still speaks of the person.' }),
    places: z.array(place).meta({
      description:
        'The first 200 places of what is left. Remove them there and order the erasure again, or say of each that it may stay: POST /api/erasures/{id}/places/{place}/done.',
    }),
    forPeople: z.array(place.extend({ doneAt: instant.nullable(), by: z.string().nullable() })).meta({
      description:
        "Deals and companies to look at: what they are called may be a name. Conversations linked to nobody whose phone others have too: link them; the erased person's own are erased with a contact made for them. Then say that it is done.",
    }),
    inFlight: z
      .array(z.string())
      .meta({ description: 'Sends that were with the channel when everything was stopped.' }),
    tasks: z
      .array(
        z.object({
          system: z.string(),
          state: z.enum(['open', 'done']),
          doneAt: instant.nullable(),
          by: z.string().nullable(),
        }),
      )
      .meta({ description: 'Other systems that know the person: have it erased there, then say it is done.' }),
  })
  .meta({ id: 'Erasure' });
export type ErasureView = z.input<typeof erasureSchema>;

export const erasureOrder = z.strictObject({
  by: agentName.optional(),
  confirm: z.string().max(64).meta({ description: "The contact's id once more: this can't be undone." }),
});

export const erasureQuery = z.strictObject({ ...pageQuery });

export const taskParams = z.strictObject({
  id: idSchema<ErasureId>('erasure'),
  system: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, "Must be a system's name, such as hubspot."),
});

export const placeParams = z.strictObject({
  id: idSchema<ErasureId>('erasure'),
  place: z.string().regex(/^[A-Za-z0-9_.:-]{1,120}$/, 'Must be the id of one of the places.'),
});

export const taskDone = z.strictObject({ by: agentName.optional() });

export const personDataSchema = z
  .object({
    contactId: z.string(),
    exportedAt: instant,
    held: z
      .array(z.object({ collection: z.string(), document: z.looseObject({}) }))
      .meta({ description: "Stored documents as they are. Of what others have a part in, only this person's part." }),
  })
  .meta({ id: 'PersonData' });
