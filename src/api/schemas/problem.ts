import { z } from 'zod';

/** Problem details (RFC 9457): the body of every error. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "For code to branch on. A refused command gives the reason's own code." }),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string().meta({ description: 'The same as the header X-Request-Id and the log line.' }),
  })
  .meta({ id: 'Problem' });
