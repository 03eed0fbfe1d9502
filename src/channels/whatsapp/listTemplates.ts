import { z } from 'zod';
import type { ChannelTemplate } from '../../core/templates/template';
import type { CallOptions, TemplateAnswer } from '../channel';
import { getOnce } from '../http/getOnce';
import { bodyOf } from '../http/postOnce';
import { verdictOn, verdictOnStatus, type ErrorVerdict } from './errorTable';
import { flag, numberOrNull } from './fields';
import type { SendAccess } from './send';
import { listedTemplate } from './templateSchema';

/** A page of this many stays far under the largest answer that is read. */
const pageSize = 50;
/** Meta: at most 6000 templates an owner; beyond twice that somebody repeats pages. */
const mostPages = 250;

const fields = 'id,name,language,status,category,quality_score,rejected_reason,parameter_format,components';

/** Meta: there is a next page where `paging.next` is. Its address holds the token; only the cursor is taken from it. */
const page = z.object({
  data: z.array(z.unknown()),
  paging: z.object({ next: z.unknown().optional(), cursors: z.unknown().optional() }).nullish(),
});
const cursorToNext = z.object({ after: z.string().min(1) });

const errorBody = z.object({
  error: z.object({ code: numberOrNull, error_subcode: numberOrNull, is_transient: flag }),
});

/** The owner's id becomes part of an address: digits, as Meta gives them. */
const ownerPattern = /^\d{1,32}$/;

/** Reads all templates of an owner: `GET {graphUrl}/{waba_id}/message_templates`, page after page, in one time limit. */
export async function listTemplates(
  access: SendAccess,
  ownerId: string | null,
  { timeoutMs, signal }: CallOptions,
): Promise<TemplateAnswer> {
  if (ownerId === null || !ownerPattern.test(ownerId))
    return { kind: 'refused', code: null, detail: 'The owner of the number (its WABA) is not known.' };
  const headers = { authorization: `Bearer ${access.accessToken}` };
  const bound = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])]);
  const templates: ChannelTemplate[] = [];
  const cursors = new Set<string>();
  let unreadable = 0;
  for (let after: string | null = null; ;) {
    const url = addressOf(access.graphUrl, ownerId, after);
    if (url === null) return { kind: 'refused', code: null, detail: 'The Graph URL is no URL.' };
    const outcome = await getOnce({ url, headers, signal: bound });
    if (outcome.kind === 'noAnswer') return notNow(`WhatsApp could not be reached (${outcome.fault}).`);
    const text = await bodyOf(outcome.body);
    const body = jsonIn(text);
    if (outcome.status !== 200) return faultIn(body, outcome.status, outcome.retryAfterMs);
    const read = page.safeParse(body);
    if (!read.success) return notNow('WhatsApp answered without a list that can be read.');
    for (const item of read.data.data) {
      const template = listedTemplate.safeParse(item);
      if (template.success) templates.push(template.data);
      else unreadable++;
    }
    const { next, cursors: told } = read.data.paging ?? {};
    if (next === undefined || next === null) return { kind: 'listed', templates: oneEach(templates), unreadable };
    const cursor = cursorToNext.safeParse(told);
    // What stands on the pages that can't be reached would count as removed.
    if (!cursor.success) return notNow('WhatsApp has more templates, and does not say how to read on.');
    after = cursor.data.after;
    if (cursors.has(after) || cursors.size >= mostPages) return notNow('The pages of templates do not come to an end.');
    cursors.add(after);
  }
}

/** What is moved while it is listed may stand on two pages. */
function oneEach(templates: readonly ChannelTemplate[]): ChannelTemplate[] {
  return [...new Map(templates.map((each) => [`${each.name}|${each.language}`, each])).values()];
}

function addressOf(graphUrl: string, ownerId: string, after: string | null): URL | null {
  const query = new URLSearchParams({ fields, limit: String(pageSize), ...(after === null ? {} : { after }) });
  const address = `${graphUrl.replace(/\/+$/, '')}/${ownerId}/message_templates?${query.toString()}`;
  return URL.canParse(address) ? new URL(address) : null;
}

/** By Meta's code, else by the HTTP status. */
function faultIn(body: unknown, httpStatus: number, retryAfterMs: number | null): TemplateAnswer {
  const error = errorBody.safeParse(body);
  const code = error.success ? error.data.error.code : null;
  const verdict = error.success
    ? verdictOn({ code, subcode: error.data.error.error_subcode, transient: error.data.error.is_transient }, httpStatus)
    : verdictOnStatus(httpStatus);
  const detail = `WhatsApp answered ${code === null ? `HTTP ${httpStatus}` : `code ${code}`}: ${verdict.words}.`;
  if (verdict.kind === 'refused') return { kind: 'refused', code, detail };
  return notNow(detail, retryAfterMs ?? laterOf(verdict));
}

function laterOf(verdict: ErrorVerdict): number | null {
  return verdict.kind === 'notAccepted' ? verdict.retryAfterMs : null;
}

function notNow(detail: string, retryAfterMs: number | null = null): TemplateAnswer {
  return { kind: 'notNow', retryAfterMs, detail };
}

function jsonIn(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
