import type { Request, RequestHandler } from 'express';
import { Fault } from '../../errors';
import type { Route } from '../route';
import { sameSecret } from './sameSecret';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Who may pass, decided from the raw path before anything else is looked at. Everything under /api needs the key unless the
 * route table says otherwise, so a route that is forgotten here is closed, and an unknown path tells nothing.
 */
export function createAdmit(routes: readonly Route[], adminApiKey: string): (request: Request) => void {
  const accessOf = new Map(routes.map((route) => [route.path, route.access]));
  return (request) => {
    const path = request.path.replace(/(.)\/+$/, '$1');
    const access = accessOf.get(path) ?? (/^\/api(\/|$)/i.test(path) ? 'key' : 'public');
    if (access === 'public' || access === 'signature') return;
    if (access === 'keyUnlessLocal' && isLocal(request)) return;
    requireKey(request.headers.authorization, adminApiKey);
  };
}

/** Lets only holders of the key through, for routers that are not in the table. */
export function createKeyGuard(adminApiKey: string): RequestHandler {
  return (request, _response, next) => {
    requireKey(request.headers.authorization, adminApiKey);
    next();
  };
}

function requireKey(header: string | undefined, adminApiKey: string): void {
  if (!hasKey(header, adminApiKey)) throw new Fault('unauthorized');
}

function hasKey(header: string | undefined, adminApiKey: string): boolean {
  const given = /^Bearer +(.+)$/i.exec(header ?? '')?.[1]?.trim();
  return given !== undefined && sameSecret(given, adminApiKey);
}

/** A proxy on this machine forwards strangers: its requests are not local. */
function isLocal(request: Request): boolean {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
  return forwarded === undefined && loopback.has(request.socket.remoteAddress ?? '');
}
