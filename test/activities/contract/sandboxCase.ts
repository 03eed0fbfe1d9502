import { inboundBody, statusBody } from '../../../src/channels/sandbox/webhookBodies';
import type { Unsigned, ChannelCase } from './channelCase';
import { whatsAppCase, whatsAppTypes } from './whatsAppCase';

const phoneNumberId = '100000000000001';
const unsigned = (body: unknown): Unsigned => ({ body: JSON.stringify(body), query: '' });
const played = (from: string, id: string, atMs: number, message: Readonly<Record<string, unknown>>) =>
  unsigned(inboundBody({ id, phoneNumberId, from, userId: null, name: 'Ana', atMs, replyTo: null, message }));
const reported = (
  id: string,
  tag: string,
  status: 'sent' | 'delivered' | 'read' | 'failed',
  atMs: number,
  code: number | null,
) =>
  unsigned(
    statusBody(
      { id, tag, phoneNumberId, to: { kind: 'phone', value: '1' }, text: 'x', atMs, reports: [] },
      { status, code, statusAtMs: atMs, dueAtMs: atMs, reportedAtMs: null },
    ),
  );

/** The stand-in for Meta, by the bodies it makes itself, read by the real channel. */
export const sandboxCase: ChannelCase = {
  ...whatsAppCase,
  name: 'sandbox',
  text: (buyer, id, words, atMs) => played(buyer, id, atMs, { type: 'text', text: { body: words } }),
  status: (id, tag, status, atMs) => reported(id, tag, status, atMs, status === 'failed' ? 131000 : null),
  unreachable: (id, tag, atMs) => reported(id, tag, 'failed', atMs, 131026),
  types: whatsAppTypes.map(([type, message]) => ({
    type,
    webhook: (buyer, id) => played(buyer, id, Date.now(), message),
  })),
};
