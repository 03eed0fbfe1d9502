import { createServer, type RequestListener, type Server } from 'node:http';
import { faults } from '../../errors';

/** A port that is open before the application behind it is ready. */
export interface HttpServer {
  /** Opens the port. Rejects with a sentence for people when it can't be had. */
  listen(host: string, port: number): Promise<{ readonly port: number }>;
  /** Puts the application behind the port; until then everything but /healthz is answered with 503. */
  serve(application: RequestListener): void;
  /** Takes no new requests and waits for those under way, at most `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

/** Makes the server, with limits on how slowly a client may send. */
export function createHttpServer(): HttpServer {
  let handler: RequestListener = starting;
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
    (request, response) => handler(request, response),
  );
  return {
    listen: (host, port) => open(server, host, port),
    serve(application) {
      handler = application;
    },
    async close(patienceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection kept alive is idle only once its last answer is out.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}

/** MongoDB is not there yet: alive, but nothing can be read or stored. */
const starting: RequestListener = (request, response) => {
  if (request.url === '/healthz') {
    response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ status: 'ok', version: 'starting' }));
    return;
  }
  const { status, title } = faults.storeAway;
  const problem = { type: 'urn:continuo:problem:storeAway', title, status, code: 'storeAway', requestId: 'starting' };
  response
    .writeHead(status, { 'Content-Type': 'application/problem+json', 'Retry-After': '2', Connection: 'close' })
    .end(JSON.stringify(problem));
};

async function open(server: Server, host: string, port: number): Promise<{ port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(sentenceFor(error, host, port), { cause: error })),
    );
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : port };
}

function sentenceFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program. End that program, or set PORT to a free one.`;
    case 'EACCES':
      return `This user may not open port ${port}. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Correct HOST.`;
    default:
      return `Port ${port} on ${host} can't be opened (${error.code ?? error.name}).`;
  }
}
