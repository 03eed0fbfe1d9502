import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { faults, type FaultCode } from '../errors';
import type { AnswerDoc, Operation } from './http/operation';
import type { Access, Route } from './route';
import { problemSchema } from './schemas/problem';

const everywhere: readonly FaultCode[] = ['methodNotAllowed', 'storeAway', 'internal'];

/** The OpenAPI document of a route table, made from the very schemas that check requests. Made once, when first asked for. */
export function createDocument(routes: readonly Route[], version: string): () => object {
  let made: object | undefined;
  return () => (made ??= generate(routes, version));
}

function generate(routes: readonly Route[], version: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'The key of this installation: ADMIN_API_KEY.',
  });
  for (const { method, path, access, operation } of routes) {
    registry.registerPath({
      method,
      path,
      operationId: operationIdOf(method, path),
      tags: [operation.tag],
      summary: operation.summary,
      security: access === 'key' || access === 'keyUnlessLocal' ? [{ key: [] }] : [],
      request: requestOf(operation),
      parameters: operation.requestHeaders.map((name) => ({
        name,
        in: 'header' as const,
        required: name === 'If-Match' && operation.problems.includes('versionRequired'),
        schema: { type: 'string' as const },
      })),
      responses: { ...answersOf(operation.answers), ...problemsOf(operation, access) },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Continuo',
      version,
      description:
        'A WhatsApp number as a CRM workflow that can be trusted. Times are ISO 8601 in UTC, errors are problem details (RFC 9457), lists are paged with limit and cursor.',
    },
    tags: ['Conversations', 'Commands', 'Rules', 'CRM', 'Intake', 'Installation'].map((name) => ({ name })),
  });
}

function requestOf({ input, readsBody }: Operation) {
  const body =
    readsBody === 'raw'
      ? { required: true, content: { 'application/json': { schema: {} } } }
      : readsBody === 'file'
        ? { required: true, content: { 'text/csv': { schema: { type: 'string' as const } } } }
        : input.body && {
            required: !input.body.safeParse(undefined).success,
            content: {
              'application/json': { schema: input.body },
              ...(readsBody === 'jsonOrYaml' && { 'application/yaml': { schema: input.body } }),
            },
          };
  return {
    ...(input.params && { params: input.params }),
    ...(input.query && { query: input.query }),
    ...(body && { body }),
  };
}

function answersOf(answers: Operation['answers']): Record<number, ResponseConfig> {
  return Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]));
}

function answerOf({ description, schema, contentType, contentTypes, headers }: AnswerDoc): ResponseConfig {
  const content = schema
    ? {
        'application/json': { schema },
        ...(contentType && { [contentType]: { schema: { type: 'string' as const } } }),
      }
    : contentTypes
      ? Object.fromEntries(
          contentTypes.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
        )
      : contentType && { [contentType]: { schema: { type: 'string' as const } } };
  const headerDocs = Object.entries(headers ?? {}).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' as const } },
  ]);
  return {
    description,
    ...(content && { content }),
    ...(headerDocs.length > 0 && { headers: Object.fromEntries(headerDocs) as NonNullable<ResponseConfig['headers']> }),
  };
}

/** One response a status; its description lists every fault that answers with it. */
function problemsOf(operation: Operation, access: Access): Record<number, ResponseConfig> {
  const { input, readsBody } = operation;
  const codes = new Set<FaultCode>([
    ...operation.problems,
    ...everywhere,
    ...(access === 'key' || access === 'keyUnlessLocal' ? (['unauthorized'] as const) : []),
    ...(input.query || input.body ? (['invalidRequest'] as const) : []),
    ...(readsBody === 'json' || readsBody === 'jsonOrYaml'
      ? (['invalidJson', 'tooLarge', 'unsupportedMediaType'] as const)
      : []),
    ...(readsBody === 'jsonOrYaml' ? (['invalidYaml'] as const) : []),
  ]);
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const { status, title } = faults[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${code}: ${title}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, texts]) => [
      status,
      { description: texts.join(' · '), content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  );
}

/** `post /api/conversations/{id}/take-over` → `postConversationsByIdTakeOver` */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/api\//, '/')
    .replace(/\{(\w+)\}/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
