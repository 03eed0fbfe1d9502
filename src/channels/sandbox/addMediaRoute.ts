import { createHash, randomInt } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Fault } from '../../errors';
import { readBody } from './readBody';
import type { SandboxStore } from './sandboxStore';

export const largestMedia = '20mb';

const mediaQuery = z.object({ filename: z.string().min(1).max(255).optional() });

/**
 * `POST /media?filename=`: a buyer's phone has this file, its type in Content-Type. Answers what a webhook says of it; a message
 * with it is then played by `POST /messages`.
 */
export function addMediaRoute(store: SandboxStore): RequestHandler {
  return async (request, response) => {
    const { filename } = readBody(mediaQuery, request.query);
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
      throw new Fault('invalidRequest', 'body: send the bytes of the file, with their Content-Type');
    }
    // Meta's are some 16 digits.
    const id = `${randomInt(1, 1e9)}${String(randomInt(1e9)).padStart(9, '0')}`;
    const mimeType = request.get('content-type') ?? 'application/octet-stream';
    await store.addMedia({ id, mimeType, bytes });
    response.status(201).json({
      id,
      mimeType,
      sizeBytes: bytes.length,
      // Meta: webhooks have it in base64.
      sha256: createHash('sha256').update(bytes).digest('base64'),
      ...(filename === undefined ? {} : { filename }),
    });
  };
}
