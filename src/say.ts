import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ConfigError, readConfig, type Config } from './config';
import type { ConversationId } from './core/ids';
import { loadInstallation } from './installation';
import { conversationWorkflowId } from './workflows/contract';

const usage = `Play a buyer's phone against the running Continuo, and see what it makes of the message.

  npm run say -- --from +5511987654321 [--name "Ana"] "Quanto custa?"
`;
const watchMs = 20_000;
const pollMs = 400;
/** After the reply has left, the silence that follows is judged; that takes a moment more. */
const followUpMs = 4_000;

/** Something the person at the terminal can put right; shown as one sentence, without a stack. */
class SayError extends Error {}

const reasons = z.array(z.object({ code: z.string(), text: z.string() }));
const conversationSchema = z.object({
  id: z.string(),
  contactId: z.string().nullish(),
  companyId: z.string().nullish(),
  dealId: z.string().nullish(),
  dealStage: z.string().nullish(),
  holder: z.enum(['automation', 'human', 'nobody']),
  assignee: z.string().nullish(),
  team: z.string().nullish(),
  needsReply: z.boolean(),
  replyDueAt: z.string().nullish(),
  followUp: z.object({ lookAt: z.string(), reasons }).nullish(),
});
const decisionSchema = z.object({ id: z.string(), step: z.string(), outcome: z.string(), reasons, at: z.string() });
const messageSchema = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  author: z.string(),
  text: z.string().nullable(),
  status: z.string(),
});
type ConversationView = z.infer<typeof conversationSchema>;
type Decision = z.infer<typeof decisionSchema>;
type Message = z.infer<typeof messageSchema>;

/** What is known of the conversation at one moment. */
interface Picture {
  readonly conversation: ConversationView;
  readonly decisions: readonly Decision[];
  readonly messages: readonly Message[];
}

/** Continuo's HTTP side, with the admin key. */
interface Api {
  readonly base: string;
  readonly key: string;
}

async function main(): Promise<void> {
  const words = readWords();
  if (words === null) return print(usage);
  const config = readConfig();
  const base = baseOf(config);
  await checkRunning(base);
  const installation = await loadInstallation(config);
  if (installation.whatsapp.mode === 'live') {
    throw new SayError(
      'Continuo runs live with a WhatsApp number here; a phone can only be played in sandbox, without WHATSAPP_ACCESS_TOKEN.',
    );
  }
  const api = { base, key: installation.adminApiKey };
  const before = await picture(api, words.from);
  const known = new Set([...(before?.decisions ?? []), ...(before?.messages ?? [])].map((item) => item.id));
  await play(api, words);
  print(`\n${words.name ?? 'The buyer'} (${words.from}) wrote: ${words.text}\n`);
  const after = await watch(api, words.from, known);
  if (after === null) {
    throw new SayError(
      'The message was taken, but no conversation shows it yet. Is the worker running? GET /readyz tells.',
    );
  }
  await tell(after, config);
}

function readWords(): { from: string; name: string | undefined; text: string } | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string' }, name: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const text = positionals.join(' ').trim();
  if (values.help || (values.from === undefined && text === '')) return null;
  if (values.from === undefined) throw new SayError('Say whose phone it is: --from +5511987654321');
  if (text === '') throw new SayError('Say what the buyer writes, in quotes, at the end.');
  return { from: values.from, name: values.name, text };
}

function baseOf({ host, port }: Config): string {
  const anyAddress = host === '0.0.0.0' || host === '::';
  const name = anyAddress ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function checkRunning(base: string): Promise<void> {
  const response = await fetch(`${base}/readyz`).catch(() => null);
  if (response === null)
    throw new SayError(
      `Continuo is not running at ${base}. Start it with: npm start (with another PORT, set it here too)`,
    );
  if (!response.ok) {
    throw new SayError(
      `Continuo at ${base} is not ready yet (${response.status}); an engine or the worker is still missing. Try again in a moment.`,
    );
  }
}

async function play(api: Api, words: { from: string; name: string | undefined; text: string }): Promise<void> {
  const response = await request(api, '/sandbox/messages', { from: words.from, name: words.name, text: words.text });
  if (response.status === 404) throw new SayError('Continuo runs live here; a phone can only be played in sandbox.');
  if (!response.ok) throw new SayError(`The sandbox did not take it: ${await problemIn(response)}`);
}

/** Looks until the message is decided and its reply is on its way; null when nothing showed at all. */
async function watch(api: Api, from: string, known: ReadonlySet<string>): Promise<Picture | null> {
  const giveUpAt = Date.now() + watchMs;
  let latest: Picture | null = null;
  let answeredAt: number | null = null;
  while (Date.now() < giveUpAt) {
    const now = await picture(api, from);
    if (now !== null) {
      latest = {
        conversation: now.conversation,
        decisions: now.decisions.filter((decision) => !known.has(decision.id)),
        messages: now.messages.filter((message) => !known.has(message.id)),
      };
      if (isAnswered(latest)) answeredAt ??= Date.now();
      const silenceJudged = latest.decisions.some((decision) => decision.step === 'followUp');
      if (answeredAt !== null && (silenceJudged || Date.now() > answeredAt + followUpMs)) break;
    }
    await sleep(pollMs);
  }
  return latest;
}

/** The turn is decided, and where automation answers, its reply has left (or can't). */
function isAnswered({ decisions, messages }: Picture): boolean {
  const routed = decisions.find((decision) => decision.step === 'route');
  if (routed === undefined) return false;
  if (routed.outcome !== 'automationReplies') return true;
  return replies(messages).some((message) => !['queued', 'sending'].includes(message.status));
}

function replies(messages: readonly Message[]): readonly Message[] {
  return messages.filter((message) => message.direction === 'out');
}

async function picture(api: Api, from: string): Promise<Picture | null> {
  const found = await all(api, `/api/conversations?phone=${encodeURIComponent(from)}`, conversationSchema);
  const [conversation] = found;
  if (conversation === undefined) return null;
  const [decisions, messages] = await Promise.all([
    all(api, `/api/conversations/${conversation.id}/decisions`, decisionSchema),
    all(api, `/api/conversations/${conversation.id}/messages`, messageSchema),
  ]);
  return { conversation, decisions: decisions.toSorted((one, other) => one.at.localeCompare(other.at)), messages };
}

/** Every page of a list. */
async function all<Item>(api: Api, place: string, item: z.ZodType<Item>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const query = `limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const response = await request(api, `${place}${place.includes('?') ? '&' : '?'}${query}`);
    if (!response.ok) throw new SayError(`${place.split('?')[0]} answered ${await problemIn(response)}`);
    const page = z.object({ items: z.array(item), nextCursor: z.string().nullish() }).parse(await response.json());
    items.push(...page.items);
    cursor = page.nextCursor ?? null;
  } while (cursor !== null);
  return items;
}

async function request(api: Api, place: string, body?: unknown): Promise<Response> {
  return await fetch(api.base + place, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function problemIn(response: Response): Promise<string> {
  const problem = z.object({ title: z.string().optional(), detail: z.string().optional() });
  const read = problem.safeParse(await response.json().catch(() => null));
  return [response.status, read.data?.title, read.data?.detail].filter(Boolean).join(' ');
}

async function tell({ conversation, decisions, messages }: Picture, config: Config): Promise<void> {
  line(
    'Buyer',
    [
      `contact ${conversation.contactId ?? 'not known yet'}`,
      named('company', conversation.companyId),
      named('deal', conversation.dealId),
    ]
      .filter(Boolean)
      .join(', '),
  );
  for (const decision of decisions) {
    line(stepNames[decision.step] ?? decision.step, plain(decision.outcome));
    decision.reasons.forEach((reason) => line('', `· ${reason.text}`));
  }
  if (!decisions.some((decision) => decision.step === 'route'))
    line('Route', 'not decided yet; it settles when the buyer has stopped typing');
  for (const reply of replies(messages))
    line('Reply', `${reply.text ?? '(no words)'}   (${reply.author}, ${reply.status})`);
  if (conversation.needsReply)
    line(
      'Waiting',
      `for ${holderName(conversation)}${conversation.replyDueAt ? `, due ${when(conversation.replyDueAt)}` : ''}`,
    );
  line('Silence', conversation.followUp ? `looked at again ${when(conversation.followUp.lookAt)}` : 'nothing planned');
  const workflowId = conversationWorkflowId(conversation.id as ConversationId);
  const ui = await temporalUi(config, workflowId);
  line('Temporal', ui ?? `workflow ${workflowId}`);
  print('');
}

const stepNames: Readonly<Record<string, string>> = {
  resolve: 'Resolved',
  contextualize: 'Context',
  route: 'Route',
  followUp: 'Follow-up',
  control: 'Control',
};

function holderName({ holder, assignee, team }: ConversationView): string {
  if (holder === 'automation') return 'automation';
  if (assignee) return assignee;
  return team ? `team ${team}` : "the team's queue";
}

/** "automationReplies" as people write it. */
function plain(outcome: string): string {
  return outcome.replace(/([a-z])([A-Z])/g, (_match, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

function named(word: string, id: string | null | undefined): string | null {
  return id ? `${word} ${id}` : null;
}

function when(instant: string): string {
  const minutes = Math.round((Date.parse(instant) - Date.now()) / 60_000);
  const distance =
    minutes < 120
      ? `${minutes} min`
      : minutes < 48 * 60
        ? `${Math.round(minutes / 60)} h`
        : `${Math.round(minutes / 1440)} days`;
  const clock = new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return `${clock} (in ${distance})`;
}

/** The conversation's page in the embedded Temporal's UI; null with a Temporal of one's own, whose UI is unknown here. */
async function temporalUi(config: Config, workflowId: string): Promise<string | null> {
  if (config.temporalAddress !== undefined) return null;
  const ports = await readFile(path.join(config.dataDir, 'ports.json'), 'utf8').catch(() => '{}');
  const port = /"temporalUi":\s*(\d+)/.exec(ports)?.[1] ?? '8233';
  return `http://127.0.0.1:${port}/namespaces/${config.temporalNamespace}/workflows/${encodeURIComponent(workflowId)}`;
}

function line(label: string, text: string): void {
  print(`  ${label.padEnd(10)} ${text}`);
}

function print(text: string): void {
  console.log(text);
}

main().catch((error: unknown) => {
  const isPlain = error instanceof SayError || error instanceof ConfigError;
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(isPlain || isUsage ? (error as Error).message : error);
  process.exitCode = 1;
});
