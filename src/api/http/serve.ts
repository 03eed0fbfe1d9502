import type { Readable } from 'node:stream';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { Fault } from '../../errors';
import type { ApiContext, ApiDeps } from '../deps';
import type { Route } from '../route';
import type { Answer, Operation } from './operation';
import { faultOf, problemOf } from './problem';
import { requestIdOf } from './trackRequests';
import { within } from './within';
import { writeStream } from './writeStream';

const megabyte = 1024 * 1024;
/** Longer than a command may take. An engine that hangs must not make our callers hang. */
const patienceMs = 15_000;
const limits = { json: megabyte, jsonOrYaml: megabyte, raw: 3 * megabyte, file: 20 * megabyte } as const;

/** Turns a route of the table into an Express handler: reads the body within its limit, runs the operation, writes the answer. */
export function serve(route: Route, context: ApiContext): RequestHandler {
  const readBody = bodyReader(route.operation.readsBody);
  return async (request, response) => {
    response.locals.route = route.path;
    const rawBody = await readBody(request, response);
    const work = route.operation.handle(
      {
        method: request.method,
        params: request.params,
        query: request.query,
        queryString: /\?(.*)$/s.exec(request.originalUrl)?.[1] ?? '',
        headers: request.headers,
        rawBody,
        requestId: requestIdOf(response),
        target: `${request.method} ${request.path}`,
      },
      context,
    );
    await write(
      request,
      response,
      await within(patienceMs, work, () => new Fault('storeAway', 'There was no answer in time.')),
    );
  };
}

/** The last handler: every error becomes problem details, and what we did not expect goes to the log. */
export function answerProblem(deps: Pick<ApiDeps, 'log'>): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = problemOf(error, requestIdOf(response));
    if (problem.status === 500) deps.log.error({ requestId: problem.requestId, ...traceOf(error) }, 'request failed');
    if (response.headersSent) {
      request.socket.destroy();
      return;
    }
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if (problem.status === 503) response.setHeader('Retry-After', '2');
    // What is left of a body that was refused is not worth reading.
    if (!request.complete) response.setHeader('Connection', 'close');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

async function write(request: Request, response: Response, answer: Answer): Promise<void> {
  response.status(answer.status).set({ 'Cache-Control': 'no-store', ...answer.headers });
  if (answer.stream && request.method !== 'HEAD') await writeBytes(response, answer, answer.stream);
  else if (answer.text) response.type(answer.text.contentType).send(answer.text.content);
  else if (answer.body === undefined) response.end();
  else response.json(answer.body);
}

/** What was said of the bytes must not be said of the problem that comes in their place. */
async function writeBytes(response: Response, answer: Answer, open: () => Readable): Promise<void> {
  try {
    await writeStream(response, open);
  } catch (error) {
    if (!response.headersSent) for (const name of Object.keys(answer.headers ?? {})) response.removeHeader(name);
    throw error;
  }
}

const nothing = Buffer.alloc(0);

function bodyReader(kind: Operation['readsBody']): (request: Request, response: Response) => Promise<Buffer> {
  if (kind === 'none') return () => Promise.resolve(nothing);
  // Compressed bodies are refused: signatures are over what was sent, and a bomb never gets to unfold.
  const parse = express.raw({ type: () => true, limit: limits[kind], inflate: false });
  return (request, response) =>
    new Promise((resolve, reject) => {
      parse(request, response, (error?: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error('The body could not be read.'));
        else resolve(Buffer.isBuffer(request.body) ? request.body : nothing);
      });
    });
}

/** Where an error came from, without its message: a driver's message may quote a person. */
function traceOf(error: unknown): { error: string; at: string[] } {
  const cause = faultOf(error).cause ?? error;
  if (!(cause instanceof Error)) return { error: typeof cause, at: [] };
  const lines = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: cause.name, at: lines.slice(0, 8).map((line) => line.trim()) };
}
