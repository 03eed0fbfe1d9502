import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { FaultCode } from '../../errors';
import type { ApiContext } from '../deps';
import { parseInput } from './parseInput';
import { parseJsonBody } from './jsonBody';
import type { RawRequest } from './rawRequest';

/** What is sent back: JSON, text of its own type, or bytes as they come, under the Content-Type of `headers`. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: { readonly contentType: string; readonly content: string };
  /** Opened only when its bytes are sent: not for HEAD. */
  readonly stream?: () => Readable;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One possible answer, for the OpenAPI document. */
export interface AnswerDoc {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
  /** Of bytes, when there are several. */
  readonly contentTypes?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

export type RequestHeader = 'Idempotency-Key' | 'If-Match' | 'Range' | 'If-Range' | 'If-None-Match';

export type OperationTag = 'Conversations' | 'Commands' | 'Rules' | 'CRM' | 'Intake' | 'Installation';

/** What one route does, and how the OpenAPI document describes it. Request headers are listed by name. */
export interface Operation {
  readonly tag: OperationTag;
  readonly summary: string;
  readonly input: {
    readonly params?: z.ZodObject | undefined;
    readonly query?: z.ZodObject | undefined;
    readonly body?: z.ZodType | undefined;
  };
  readonly readsBody: 'json' | 'jsonOrYaml' | 'raw' | 'file' | 'none';
  readonly requestHeaders: readonly RequestHeader[];
  readonly answers: Readonly<Record<number, AnswerDoc>>;
  readonly problems: readonly FaultCode[];
  readonly handle: (request: RawRequest, context: ApiContext) => Promise<Answer>;
}

/** A request whose parts fit their schemas. */
export interface CheckedRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly raw: RawRequest;
}

interface OperationSpec<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> extends Pick<
  Operation,
  'tag' | 'summary' | 'answers'
> {
  readonly params?: Params & z.ZodObject;
  readonly query?: Query & z.ZodObject;
  readonly body?: Body;
  /** What the document says of the body, where `body` alone would not say it. */
  readonly documentBody?: z.ZodType;
  /** The body is a file of text, or JSON or YAML: `handle` reads it from the raw request. */
  readonly readsBody?: 'file' | 'jsonOrYaml';
  readonly requestHeaders?: Operation['requestHeaders'];
  readonly problems?: readonly FaultCode[];
  readonly handle: (
    request: CheckedRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
    context: ApiContext,
  ) => Promise<Answer>;
}

/** Describes an operation with JSON in and out. Its parts are checked before `handle` sees them; a path that can't be is 404. */
export function operation<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(spec: OperationSpec<Params, Query, Body>): Operation {
  return {
    tag: spec.tag,
    summary: spec.summary,
    input: { params: spec.params, query: spec.query, body: spec.documentBody ?? spec.body },
    readsBody: spec.readsBody ?? (spec.body ? 'json' : 'none'),
    requestHeaders: spec.requestHeaders ?? [],
    answers: spec.answers,
    problems: spec.problems ?? [],
    handle(raw, context) {
      const params = parseInput<Params>(spec.params, { ...raw.params }, 'path');
      const query = parseInput<Query>(spec.query, raw.query, 'query');
      const body = parseInput<Body>(spec.body, spec.body && parseJsonBody(raw), 'body');
      return spec.handle({ params, query, body, raw }, context);
    },
  };
}
