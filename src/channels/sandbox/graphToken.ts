import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

/** True when the request carries the access token, as Meta asks for it. */
export function hasToken(request: Request, accessToken: string): boolean {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return accessToken !== '' && timingSafeEqual(digest(given), digest(accessToken));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
