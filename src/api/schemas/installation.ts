import { z } from 'zod';

export const healthSchema = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });
export const readySchema = z.object({ status: z.literal('ready') }).meta({ id: 'Ready' });

export const verificationQuery = z.object({
  'hub.mode': z.string().optional(),
  'hub.verify_token': z.string().optional(),
  'hub.challenge': z.string().optional(),
});
