import { randomBytes } from 'node:crypto';
import type { Response } from 'express';

const titles: ReadonlyMap<number, string> = new Map([
  [100, 'Invalid parameter'],
  [190, 'Invalid OAuth access token'],
  [130429, 'Rate limit hit'],
  [131000, 'Something went wrong'],
  [131026, 'Message undeliverable'],
  [131047, 'Re-engagement message'],
  [131056, 'Pair rate limit hit'],
  [132000, 'Template Param Count Mismatch'],
  [132001, 'Template does not exist'],
  [132005, 'Template Hydrated Text Too Long'],
  [132012, 'Template Parameter Format Mismatch'],
  [132015, 'Template is Paused'],
  [132016, 'Template is Disabled'],
]);

/** Answers an error in the shape of Meta's Graph API. */
export function answerGraphError(
  response: Response,
  error: { readonly httpStatus: number; readonly code: number; readonly subcode?: number; readonly details: string },
): void {
  response.status(error.httpStatus).json({
    error: {
      message: `(#${error.code}) ${titles.get(error.code) ?? 'Error on demand'}`,
      type: 'OAuthException',
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      error_data: { messaging_product: 'whatsapp', details: error.details },
      fbtrace_id: randomBytes(12).toString('base64url'),
    },
  });
}
