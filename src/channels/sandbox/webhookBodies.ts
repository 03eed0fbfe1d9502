import { createHash } from 'node:crypto';
import type { LedgerEntry, Report } from './sandboxStore';

/** The number a played phone writes to when none is named. */
export const defaultPhoneNumberId = '100000000000001';
/** Meta: the WABA id, under which the templates are. */
export const sandboxOwnerId = '200000000000001';

type Json = Readonly<Record<string, unknown>>;

/** A buyer's message as the sandbox plays it; `message` holds Meta's `type` and the part of that name. */
export interface PlayedMessage {
  readonly id: string;
  readonly phoneNumberId: string;
  readonly from: string;
  /** Null leaves the business-scoped user id out, as API versions before 2026 did. */
  readonly userId: string | null;
  readonly name: string | null;
  readonly atMs: number;
  readonly replyTo: string | null;
  readonly message: Json;
}

/** Meta's webhook body for one inbound message. */
export function inboundBody(played: PlayedMessage): Json {
  const userId = played.userId === null ? {} : { user_id: played.userId };
  return envelope(played.phoneNumberId, {
    contacts: [{ ...(played.name === null ? {} : { profile: { name: played.name } }), wa_id: played.from, ...userId }],
    messages: [
      {
        ...played.message,
        from: played.from,
        ...(played.userId === null ? {} : { from_user_id: played.userId }),
        id: played.id,
        timestamp: unixSeconds(played.atMs),
        ...(played.replyTo === null
          ? {}
          : { context: { from: displayPhone(played.phoneNumberId), id: played.replyTo } }),
      },
    ],
  });
}

/** Meta's webhook body for one status. Meta: `failed` comes without contacts; the price shows on one status only. */
export function statusBody(entry: LedgerEntry, report: Report): Json {
  const { kind, value } = entry.to;
  const failed = report.status === 'failed';
  const contacts = [kind === 'phone' ? { wa_id: value } : { user_id: value }];
  const pricing = {
    billable: true,
    pricing_model: 'PMP',
    type: 'regular',
    category: entry.template?.category ?? 'service',
  };
  const title = `Sandbox failure ${report.code ?? ''}`.trim();
  return envelope(entry.phoneNumberId, {
    ...(failed ? {} : { contacts }),
    statuses: [
      {
        id: entry.id,
        status: report.status,
        timestamp: unixSeconds(report.statusAtMs),
        recipient_type: 'individual',
        ...(kind === 'phone' ? { recipient_id: value } : { recipient_user_id: value }),
        ...(entry.tag === null ? {} : { biz_opaque_callback_data: entry.tag }),
        ...(report.status === 'sent' ? { pricing } : {}),
        ...(failed ? { errors: [{ code: report.code ?? 131000, title, message: title }] } : {}),
      },
    ],
  });
}

/** Fields about an account name no number; all others do. */
const withoutNumber = /^(account_|business_|message_template_|phone_number_|security$|template_)/;

/** Meta's webhook body for anything else, by its field and value. */
export function eventBody(event: {
  readonly phoneNumberId: string;
  readonly field: string;
  readonly value: Json;
  readonly atMs: number;
}): Json {
  const { phoneNumberId, field, value, atMs } = event;
  const metadata = { display_phone_number: displayPhone(phoneNumberId), phone_number_id: phoneNumberId };
  const about = withoutNumber.test(field) ? {} : { messaging_product: 'whatsapp', metadata };
  const change = { field, value: { ...about, ...value } };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: sandboxOwnerId, time: Math.floor(atMs / 1000), changes: [change] }],
  };
}

/** A stable made-up user id for a phone, in Meta's form `<ISO2>.<digits>`. */
export function madeUpUserId(phone: string): string {
  const country = countries.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? 'ZZ';
  const digits = BigInt(`0x${createHash('sha256').update(phone).digest('hex').slice(0, 16)}`);
  return `${country}.${digits.toString().padStart(20, '1')}`;
}

/** Enough for playing; a real user id names the country of every phone. */
const countries: readonly (readonly [prefix: string, country: string])[] = [
  ['351', 'PT'],
  ['55', 'BR'],
  ['54', 'AR'],
  ['52', 'MX'],
  ['49', 'DE'],
  ['44', 'GB'],
  ['34', 'ES'],
  ['33', 'FR'],
  ['91', 'IN'],
  ['1', 'US'],
];

function envelope(phoneNumberId: string, value: Json): Json {
  const metadata = { display_phone_number: displayPhone(phoneNumberId), phone_number_id: phoneNumberId };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  return { object: 'whatsapp_business_account', entry: [{ id: sandboxOwnerId, changes: [change] }] };
}

/** A made-up number in the range kept for fiction. */
function displayPhone(phoneNumberId: string): string {
  const hash = createHash('sha256').update(phoneNumberId).digest();
  return `1555555${String(100 + (hash.readUInt16BE(0) % 100)).padStart(4, '0')}`;
}

function unixSeconds(instantMs: number): string {
  return String(Math.floor(instantMs / 1000));
}
