import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { isPosition, placeholdersIn } from '../../core/templates/placeholders';
import { answerGraphError } from './graphErrors';
import { hasToken } from './graphToken';
import type { SandboxStore, SandboxTemplate } from './sandboxStore';
import { allTemplates, keyOf } from './templateShelf';
import { sandboxOwnerId } from './webhookBodies';

const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).catch(25),
  after: z.string().nullable().catch(null),
});

/** `GET /graph/{version}/{waba_id}/message_templates?limit=&after=`, as Meta lists them. */
export function graphTemplatesRoute(deps: {
  readonly store: Pick<SandboxStore, 'templates'>;
  readonly accessToken: string;
}): RequestHandler {
  return async (request, response) => {
    if (!hasToken(request, deps.accessToken)) {
      answerGraphError(response, { httpStatus: 401, code: 190, details: 'The access token is missing or wrong.' });
      return;
    }
    if (request.params.ownerId !== sandboxOwnerId) {
      answerGraphError(response, { httpStatus: 400, code: 100, subcode: 33, details: 'There is no such account.' });
      return;
    }
    const { limit, after } = listQuery.parse({ ...request.query });
    const all = (await allTemplates(deps.store)).filter(({ status }) => status !== 'DELETED');
    const from = after === null ? 0 : all.findIndex((each) => cursorOf(each) === after) + 1;
    const items = all.slice(from, from + limit);
    const [first, last] = [items[0], items.at(-1)];
    const here = `${request.protocol}://${request.get('host') ?? ''}${request.baseUrl}${request.path}`;
    response.json({
      data: items.map(itemOf),
      ...(first && last
        ? {
            paging: {
              cursors: { before: cursorOf(first), after: cursorOf(last) },
              ...(from + limit < all.length ? { next: `${here}?limit=${limit}&after=${cursorOf(last)}` } : {}),
            },
          }
        : {}),
    });
  };
}

function cursorOf(template: SandboxTemplate): string {
  return Buffer.from(keyOf(template)).toString('base64url');
}

/** Meta's ids have some 16 digits. */
export function templateIdOf(template: Pick<SandboxTemplate, 'name' | 'language'>): string {
  const digits = BigInt(`0x${createHash('sha256').update(keyOf(template)).digest('hex').slice(0, 12)}`);
  return digits.toString().padStart(15, '1');
}

function itemOf(template: SandboxTemplate): Readonly<Record<string, unknown>> {
  const { name, language, status, category, quality, body, examples } = template;
  const variables = placeholdersIn(body);
  const isNamed = variables.some((variable) => !isPosition(variable));
  const example = isNamed
    ? { body_text_named_params: variables.map((each) => ({ param_name: each, example: examples[each] ?? each })) }
    : { body_text: [variables.map((each) => examples[each] ?? each)] };
  return {
    id: templateIdOf(template),
    name,
    language,
    status,
    category,
    parameter_format: isNamed ? 'NAMED' : 'POSITIONAL',
    quality_score: { score: quality },
    rejected_reason: 'NONE',
    components: [{ type: 'BODY', text: body, ...(variables.length === 0 ? {} : { example }) }],
  };
}
