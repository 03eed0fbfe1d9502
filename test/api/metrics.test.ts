import type { AlertId } from '../../src/core/ids';
import type { EscalationStage } from '../../src/core/escalate/escalate';
import { countModelResult, takeModelCall } from '../../src/store/modelBudget';
import { draftIdOf, insertDraftOnce } from '../../src/store/drafts';
import type { ThoughtResult } from '../../src/core/thinking/thought';
import type { TurnId } from '../../src/core/ids';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation } from './seed';

const nowMs = Date.parse('2026-11-20T09:00:00Z');
let api: ApiBench;
beforeAll(async () => {
  api = await startApi({ clock: () => nowMs });
});
afterAll(() => api?.stop());
beforeEach(() => api.clear());

const stored = ['reply_sweep_finished', 'reply_sweep_found', 'language_model', 'drafts_open', 'alerts_open'];
/** The lines of what is measured: name and value. */
async function measured(): Promise<string[]> {
  const { status, text } = await api.call('GET', '/metrics');
  expect(status).toBe(200);
  return text.split('\n').filter((line) => line.startsWith('continuo_'));
}
const about = (lines: readonly string[], what: string) =>
  lines.filter((line) => line.startsWith(`continuo_${what}`)).sort();

test('what was asked of the language model today is shown by outcome, with what is left', async () => {
  expect(about(await measured(), 'language_model')).toEqual([]);
  const failed = (failure: 'timeOut' | 'overBudget'): ThoughtResult => ({ kind: 'failed', failure });
  for (let calls = 0; calls < 3; calls++) await takeModelCall(api.store, { nowMs, callsPerDay: 10 });
  for (const result of [failed('timeOut'), failed('timeOut'), { kind: 'lacks' } as const])
    await countModelResult(api.store, { nowMs, result, fromCache: false });
  await countModelResult(api.store, { nowMs, result: { kind: 'lacks' }, fromCache: true });
  expect(about(await measured(), 'language_model')).toEqual([
    'continuo_language_model_cache_hits_today 1',
    'continuo_language_model_calls_left_today 7',
    'continuo_language_model_results_today{outcome="lacks"} 1',
    'continuo_language_model_results_today{outcome="timeOut"} 2',
  ]);
});

test('open drafts and open alerts are counted', async () => {
  const { _id: conversationId } = await seedConversation(api.store);
  const draft = { conversationId, turnId: 'trn_1' as TurnId, text: 'Ja, morgen.', by: 'rules', sources: [] } as const;
  const rest = { basedOnInboundAtMs: nowMs, createdAtMs: nowMs };
  await insertDraftOnce(api.store, { ...draft, ...rest, sources: [], _id: draftIdOf(conversationId, 'trn_1') });
  const alert = (id: string, kind: EscalationStage, endedAtMs: number | null) => ({
    ...{ _id: id as AlertId, conversationId, kind, for: { kind: 'everybody' } as const, waitSinceMs: 1, dueAtMs: 2 },
    ...{ atMs: 3, endedAtMs },
  });
  await api.store.alerts.insertMany([
    alert('alr_1', 'toldTeam', null),
    alert('alr_2', 'toldTeam', 5),
    alert('alr_3', 'overdue', null),
  ]);
  const lines = await measured();
  expect(about(lines, 'drafts_open')).toEqual(['continuo_drafts_open 1']);
  expect(about(lines, 'alerts_open').filter((line) => !line.endsWith(' 0'))).toEqual([
    'continuo_alerts_open{kind="overdue"} 1',
    'continuo_alerts_open{kind="toldTeam"} 1',
  ]);
});

test.each(['SIGSTOP', 'SIGKILL'] as const)('MongoDB away (%s): within 2 s, without what stands in it', async (how) => {
  await takeModelCall(api.store, { nowMs, callsPerDay: 10 });
  const before = await measured();
  expect(about(before, 'language_model_calls_left')).toHaveLength(1);
  const { mongod } = api.mongo;
  const pid = mongod.pid()!;
  if (how === 'SIGSTOP') process.kill(pid, how);
  else await mongod.kill();
  try {
    const startedAt = Date.now();
    const lines = await measured();
    expect(Date.now() - startedAt).toBeLessThan(2000);
    expect(stored.flatMap((what) => about(lines, what))).toEqual([]);
    expect(about(lines, 'http_request_seconds_count')).not.toEqual([]);
  } finally {
    if (how === 'SIGSTOP') process.kill(pid, 'SIGCONT');
    else await mongod.restart();
  }
});
