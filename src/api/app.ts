import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { Fault } from '../errors';
import type { ApiContext, ApiDeps } from './deps';
import { createAdmit } from './http/admit';
import { answerProblem, serve } from './http/serve';
import { trackRequests } from './http/trackRequests';
import { createIntake } from './intake/acceptBatch';
import { createDocument } from './openapi';
import type { Route } from './route';
import { routes } from './routes';

/** The whole HTTP side as one Express application. It opens no port and no connection. */
export function createApi(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const intakes = new Map([...deps.channels].map(([name, channel]) => [name, createIntake(deps, channel)]));
  const context: ApiContext = {
    ...deps,
    intakeOf: (channelName) => intakes.get(channelName),
    document: createDocument(routes, deps.version),
  };
  const admit = createAdmit(routes, deps.keys.adminApiKey);

  app.use(trackRequests(deps));
  app.use(helmet());
  app.use((request: Request, _response: Response, next: NextFunction) => {
    admit(request);
    next();
  });
  for (const route of routes) app[route.method](expressPath(route.path), serve(route, context));
  for (const [path, methods] of methodsByPath(routes)) app.all(expressPath(path), refuseMethod(methods));
  if (deps.sandbox) app.use('/sandbox', deps.sandbox.router);
  app.use(() => {
    throw new Fault('notFound');
  });
  app.use(answerProblem(deps));
  return app;
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function methodsByPath(table: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of table) methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  return methods;
}

function refuseMethod(methods: readonly string[]) {
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return (_request: Request, response: Response): void => {
    response.setHeader('Allow', allow);
    throw new Fault('methodNotAllowed', `It takes ${allow}.`);
  };
}
