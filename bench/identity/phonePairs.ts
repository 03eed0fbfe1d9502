import type { CountryCode } from 'libphonenumber-js/max';
import { phoneKey } from '../../src/core/resolve/phone';
import { lineOf, nearLines } from '../../src/core/resolve/phoneLine';
import { labelledPhonePairs, type PairLabel } from '../../test/support/phonePairs';

type Verdict = PairLabel;

/** Phone matching against the labelled pairs, as a table. A pair is linked when both are certainly one line. */
export function judgePhonePairs(): string {
  const rows = labelledPhonePairs();
  const seen = rows.map((pair) => ({ ...pair, verdict: verdictOf(pair.left, pair.right, pair.default_country) }));
  const count = (label: Verdict, verdict: Verdict) =>
    seen.filter((pair) => pair.label === label && pair.verdict === verdict).length;
  const labels = ['same', 'near', 'different'] as const;
  const linked = seen.filter(({ verdict }) => verdict === 'same');
  const right = linked.filter(({ label }) => label === 'same').length;
  const same = seen.filter(({ label }) => label === 'same').length;
  const wrong = seen.filter(({ label, verdict }) => label !== verdict);
  return [
    `${rows.length} pairs. Links: precision ${(right / linked.length).toFixed(4)}, recall ${(right / same).toFixed(4)}.`,
    '',
    '| labelled \\ found | same | near | different |',
    '| :-- | --: | --: | --: |',
    ...labels.map((label) => `| ${label} | ${labels.map((verdict) => count(label, verdict)).join(' | ')} |`),
    '',
    `Not as labelled: ${
      wrong
        .map(({ country, trick }) => `${country} ${trick}`)
        .slice(0, 20)
        .join(', ') || 'none'
    }.`,
  ].join('\n');
}

function verdictOf(left: string, right: string, country: string): Verdict {
  const read = (phone: string) => phoneKey(phone, country === '' ? undefined : (country as CountryCode));
  const [one, other] = [read(left), read(right)];
  if (one === null || other === null) return 'different';
  if (lineOf(one) === lineOf(other)) return 'same';
  const near = nearLines(one).includes(lineOf(other)) || nearLines(other).includes(lineOf(one));
  return near ? 'near' : 'different';
}
