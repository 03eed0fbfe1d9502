import type { AccountId } from '../../../src/core/ids';
import type { KnownTemplate } from '../../../src/core/templates/template';

export const account = 'acc_000000000000000000000001' as AccountId;

/** An approved template for follow-ups, with what a test wants otherwise. */
export function known(change: Partial<KnownTemplate> = {}): KnownTemplate {
  return {
    ...{ accountId: account, channelTemplateId: '7', name: 'continuo_follow_up', language: 'pt_BR' },
    ...{ status: 'approved', statusReason: null, quality: 'unknown', category: 'utility', needsMore: null },
    ...{ body: 'Olá {{name}}!', variables: [{ name: 'name', example: 'Ana' }], purpose: null, unfit: null },
    ...{ statusAtMs: 1000, qualityAtMs: 1000, categoryAtMs: 1000, contentAtMs: 1000 },
    ...change,
  };
}
