import { Fault } from '../../errors';
import { checkVersion } from '../http/etag';
import type { RawRequest } from '../http/rawRequest';

interface Changeable<Row> {
  readonly find: () => Promise<Row | null>;
  /** Makes the change, to this version only unless it is null. */
  readonly change: (basedOn: number | null) => Promise<Row | null>;
}

/** Changes a record under the rules of If-Match: 404 when it is not there, 412 when it is in another version. */
export async function changeUnderVersion<Row extends { version: number }>(
  raw: Pick<RawRequest, 'headers'>,
  { find, change }: Changeable<Row>,
): Promise<Row> {
  const before = await find();
  if (!before) throw new Fault('notFound');
  checkVersion(raw.headers, before.version);
  const after = await change(raw.headers['if-match'] === undefined ? null : before.version);
  if (!after) throw new Fault('versionMismatch');
  return after;
}
