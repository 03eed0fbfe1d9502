import { z } from 'zod';
import { operation } from '../http/operation';

export const getDocument = operation({
  tag: 'Installation',
  summary: 'This API as an OpenAPI 3.1 document',
  answers: { 200: { description: 'The document.', schema: z.record(z.string(), z.unknown()) } },
  async handle(_request, { document }) {
    return { status: 200, body: document() };
  },
});
