import fc from 'fast-check';
import { afterListing, saysSomethingElse } from '../../../src/core/templates/afterListing';
import type { ChannelTemplate, KnownTemplate } from '../../../src/core/templates/template';
import { known } from './known';

const { statusAtMs: _s, qualityAtMs: _q, categoryAtMs: _c, contentAtMs: _b, unfit: _u, ...parts } = known();
const listed: ChannelTemplate = {
  ...parts,
  ...{ status: 'paused', quality: 'red', category: 'marketing', body: 'Oi {{1}}', needsMore: 'button' },
  variables: [{ name: '1', example: null }],
};

test('what is seen for the first time is taken as it is', () => {
  expect(afterListing(null, listed, 5000)).toMatchObject({
    ...{ status: 'paused', quality: 'red', category: 'marketing', body: 'Oi {{1}}', needsMore: 'button', unfit: null },
    ...{ statusAtMs: 5000, qualityAtMs: 5000, categoryAtMs: 5000, contentAtMs: 5000 },
  });
});

test.each<[string, Partial<KnownTemplate>, object]>([
  ['its status', { statusAtMs: 5001 }, { status: 'approved', quality: 'red', statusAtMs: 5001, qualityAtMs: 5000 }],
  ['its quality', { qualityAtMs: 5001 }, { status: 'paused', quality: 'unknown', qualityAtMs: 5001 }],
  ['its category', { categoryAtMs: 5001 }, { category: 'utility', quality: 'red', categoryAtMs: 5001 }],
  ['its body', { contentAtMs: 5001 }, { body: 'Olá {{name}}!', needsMore: null, status: 'paused', contentAtMs: 5001 }],
])('what was told of %s after the list was asked for stays, the rest is the list’s', (_what, change, expected) => {
  expect(afterListing(known(change), listed, 5000)).toMatchObject(expected);
});

describe('a refusal for its values', () => {
  const unfit = { code: 132000, atMs: 5000 };
  const same: ChannelTemplate = { ...parts };
  const after = (list: ChannelTemplate, askedAtMs: number) => afterListing(known({ unfit }), list, askedAtMs).unfit;
  const hourMs = 3600_000;

  test('counts for a day while it says the same, however often it is listed', () => {
    for (const askedAtMs of [4000, 5000, 5000 + hourMs, 5000 + 23 * hourMs])
      expect(after(same, askedAtMs)).toEqual(unfit);
    expect(after(same, 5000 + 24 * hourMs)).toBeNull();
  });

  test.each<[string, Partial<ChannelTemplate>]>([
    ['another body', { body: 'Oi {{name}}!' }],
    ['another one of its name', { channelTemplateId: '8' }],
    ['other variables', { variables: [{ name: '1', example: null }] }],
    ['something else it needs', { needsMore: 'button' }],
  ])('is over with %s that was listed after it', (_what, change) => {
    expect(after({ ...same, ...change }, 5000)).toBeNull();
    expect(after({ ...same, ...change }, 4999)).toEqual(unfit);
  });

  test('is not over with another status, quality or category', () => {
    expect(after({ ...same, status: 'paused', quality: 'red', category: 'marketing' }, 6000)).toEqual(unfit);
  });
});

test('in whatever order lists and news come, no part ever goes back in time', () => {
  const at = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(at, fc.array(at), (toldAtMs, lists) => {
      let template: KnownTemplate = known({ statusAtMs: toldAtMs });
      for (const askedAtMs of lists) {
        const before = template;
        template = { ...before, ...afterListing(before, listed, askedAtMs) };
        expect(template.statusAtMs).toBe(Math.max(before.statusAtMs, askedAtMs));
        expect(template.status).toBe(askedAtMs >= before.statusAtMs ? 'paused' : before.status);
      }
    }),
  );
});

test('the same list again says nothing else; another status does', () => {
  const once = afterListing(null, listed, 5000);
  expect(saysSomethingElse(once, afterListing(once, listed, 9000))).toBe(false);
  expect(saysSomethingElse(once, afterListing(once, { ...listed, status: 'approved' }, 9000))).toBe(true);
});
