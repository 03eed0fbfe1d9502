import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { ApiDeps } from '../deps';

/** Gives every request an id, and writes one log line and one measurement for it: the route's pattern, never its URL. */
export function trackRequests(deps: Pick<ApiDeps, 'log' | 'metrics'>): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const startedAt = process.hrtime.bigint();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.once('close', () => {
      const ms = Number(process.hrtime.bigint() - startedAt) / 1e6;
      const route = typeof response.locals.route === 'string' ? response.locals.route : 'unknown';
      const status = response.writableFinished ? response.statusCode : 499;
      deps.metrics.httpSeconds.observe({ method: methodLabel(request.method), route, status }, ms / 1000);
      deps.log.info(
        { requestId, method: methodLabel(request.method), route, status, ms: Math.round(ms * 10) / 10 },
        'request',
      );
    });
    next();
  };
}

/** The id of the request this response belongs to. */
export function requestIdOf(response: Response): string {
  return typeof response.locals.requestId === 'string' ? response.locals.requestId : 'none';
}

function methodLabel(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'OTHER';
}
