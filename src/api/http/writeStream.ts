import type { Readable } from 'node:stream';
import type { Response } from 'express';

/**
 * Sends a stream as the body, at the client's pace. When the client goes away the stream is destroyed and nothing is thrown;
 * when the stream fails, its error is.
 */
export async function writeStream(response: Response, open: () => Readable): Promise<void> {
  const source = open();
  const letGo = (): void => void source.destroy();
  response.once('close', letGo);
  try {
    for await (const chunk of source) if (!response.write(chunk)) await drained(response);
    response.end();
  } catch (error) {
    if (!response.destroyed) throw error;
  } finally {
    response.off('close', letGo);
    source.destroy();
  }
}

/** Resolves when there is room again, or nobody to make any. */
function drained(response: Response): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}
