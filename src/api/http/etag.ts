import type { IncomingHttpHeaders } from 'node:http';
import { Fault } from '../../errors';

/** `"3"`: the ETag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** True when If-Match is absent, or names this version. */
export function matchesVersion(headers: IncomingHttpHeaders, version: number): boolean {
  const given = headers['if-match'];
  if (given === undefined) return true;
  const tags = given.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(etagOf(version)) || tags.includes(String(version));
}

/** Refuses the request when If-Match names another version; a missing one is allowed here. */
export function checkVersion(headers: IncomingHttpHeaders, version: number): void {
  if (!matchesVersion(headers, version)) throw new Fault('versionMismatch', `The version is ${version} now.`);
}

/** Refuses the request unless If-Match is there and names this version. */
export function requireVersion(headers: IncomingHttpHeaders, version: number): void {
  if (headers['if-match'] === undefined) {
    throw new Fault('versionRequired', `Send If-Match: ${etagOf(version)}, or the ETag of the version you read.`);
  }
  checkVersion(headers, version);
}
