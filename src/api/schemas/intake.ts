import { z } from 'zod';
import { instant, pageQuery } from './common';

export const setAsideRowSchema = z
  .object({
    id: z.string(),
    receivedAt: instant,
    faults: z.array(z.object({ place: z.string(), fault: z.string() })),
    deliveries: z.int(),
  })
  .meta({ id: 'SetAsideRow' });

export const setAsideQuery = z.strictObject({ setAside: z.literal('true').optional(), ...pageQuery });
