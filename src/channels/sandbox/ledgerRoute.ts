import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Fault } from '../../errors';
import { readBody } from './readBody';
import type { LedgerEntry, LedgerPosition, SandboxStore } from './sandboxStore';

const pageRequest = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().optional(),
});
const position = z.object({ atMs: z.number(), id: z.string() });

/** `GET /ledger?limit=&cursor=`: every message that left Continuo, oldest first. */
export function ledgerRoute(store: SandboxStore): RequestHandler {
  return async (request, response) => {
    const { limit, cursor } = readBody(pageRequest, request.query);
    const entries = await store.entries({ limit: limit + 1, after: cursor === undefined ? null : positionIn(cursor) });
    const page = entries.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = entries.length > limit && last !== undefined ? cursorOf(last) : null;
    response.json({ items: page.map(itemOf), nextCursor });
  };
}

function itemOf(entry: LedgerEntry): Readonly<Record<string, unknown>> {
  return {
    id: entry.id,
    tag: entry.tag,
    phoneNumberId: entry.phoneNumberId,
    to: entry.to.value,
    text: entry.text,
    template: entry.template ?? null,
    at: new Date(entry.atMs).toISOString(),
    statusesSent: entry.reports.filter((report) => report.reportedAtMs !== null).map((report) => report.status),
  };
}

function cursorOf({ atMs, id }: LedgerEntry): string {
  return Buffer.from(JSON.stringify({ atMs, id })).toString('base64url');
}

function positionIn(cursor: string): LedgerPosition {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Fault('invalidRequest', 'cursor: take it from `nextCursor` of the page before');
  }
}
