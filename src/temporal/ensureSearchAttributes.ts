import { temporal } from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';
import type { Connection } from '@temporalio/client';
import { searchAttributes } from '../workflows/contract';

const types = {
  Keyword: temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  Bool: temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
} as const;

/** The search attributes with their types, as Temporal's API wants them. */
export function searchAttributeTypes(): Record<string, (typeof types)[keyof typeof types]> {
  return Object.fromEntries(Object.entries(searchAttributes).map(([name, type]) => [name, types[type]]));
}

/** Registers the search attributes the namespace lacks. Workflows could not start without them. */
export async function ensureSearchAttributes(
  connection: NativeConnection | Connection,
  namespace: string,
): Promise<void> {
  const known = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributeTypes()).filter(
    ([name]) => known.customAttributes?.[name] === undefined,
  );
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing),
  });
}
