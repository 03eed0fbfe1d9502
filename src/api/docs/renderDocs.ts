import { docsStyle } from './docsStyle';

interface Schema {
  readonly [key: string]: unknown;
}
interface DocumentedOperation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema?: Schema;
    description?: string;
  }[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { schema?: Schema }>>;
  };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { schema?: Schema }>> }>
  >;
}
interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** The OpenAPI document as one page to read, without a script and without anything from elsewhere. */
export function renderDocs(document: object): string {
  const { info, tags = [], paths, components } = document as ApiDocument;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = tags.map(({ name }) => {
    const own = operations.filter(({ operation }) => operation.tags?.includes(name));
    return `<h2 id="${escape(name)}">${escape(name)}</h2>${own.map(operationHtml).join('')}`;
  });
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) => `<h3 id="schema-${escape(name)}">${escape(name)}</h3>${schemaHtml(schema)}`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(info.title)} API</title><style>${docsStyle}</style></head><body>
<header><h1>${escape(info.title)} API <small>${escape(info.version)}</small></h1><p>${escape(info.description ?? '')}</p>
<p>The same for machines: <a href="/api/openapi.json">openapi.json</a></p>
<nav>${[...tags.map(({ name }) => name), 'Schemas'].map((name) => `<a href="#${escape(name)}">${escape(name)}</a>`).join(' ')}</nav></header>
<main>${sections.join('')}<h2 id="Schemas">Schemas</h2>${schemas.join('')}</main></body></html>`;
}

function operationHtml(entry: { path: string; method: string; operation: DocumentedOperation }): string {
  const { path, method, operation } = entry;
  const key = (operation.security?.length ?? 0) > 0 ? '<span class="key">key</span>' : '';
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required, schema, description }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${escape(place)}${required ? '' : ', optional'}</td><td>${typeOf(schema)} ${escape(description ?? '')}</td></tr>`,
  );
  const body = operation.requestBody;
  const bodyHtml = body
    ? `<h4>Body${body.required ? '' : ' (may be left out)'}</h4>${schemaHtml(Object.values(body.content)[0]?.schema)}`
    : '';
  const responses = Object.entries(operation.responses).map(
    ([status, { description, content }]) =>
      `<tr><td><code>${escape(status)}</code></td><td>${escape(description)}</td><td>${typeOf(Object.values(content ?? {})[0]?.schema)}</td></tr>`,
  );
  return `<details><summary><span class="method ${escape(method)}">${escape(method)}</span> <code>${escape(path)}</code> ${key}
<span class="what">${escape(operation.summary ?? '')}</span></summary>
${parameters.length > 0 ? `<h4>Parameters</h4><table>${parameters.join('')}</table>` : ''}${bodyHtml}
<h4>Answers</h4><table>${responses.join('')}</table></details>`;
}

function schemaHtml(schema: Schema | undefined): string {
  const properties = schema?.properties as Readonly<Record<string, Schema>> | undefined;
  if (!properties) return `<p>${typeOf(schema)}</p>`;
  const required = new Set((schema?.required as readonly string[] | undefined) ?? []);
  const rows = Object.entries(properties).map(
    ([name, property]) =>
      `<tr><td><code>${escape(name)}</code></td><td>${required.has(name) ? '' : 'optional'}</td><td>${typeOf(property)} ${escape(String(property.description ?? ''))}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

function typeOf(schema: Schema | undefined): string {
  if (!schema) return '';
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return `<a href="#schema-${escape(name)}">${escape(name)}</a>`;
  }
  const union = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as readonly Schema[] | undefined;
  if (union) return union.map(typeOf).join(' or ');
  if (Array.isArray(schema.enum))
    return schema.enum.map((value) => `<code>${escape(JSON.stringify(value))}</code>`).join(' ');
  if (schema.items) return `list of ${typeOf(schema.items as Schema)}`;
  const fields = Object.keys((schema.properties as object | undefined) ?? {});
  const types = [schema.type ?? 'any'].flat().map(String).join(' or ');
  const format = typeof schema.format === 'string' ? ` (${schema.format})` : '';
  return escape(fields.length > 0 ? `{ ${fields.join(', ')} }` : types + format);
}

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
