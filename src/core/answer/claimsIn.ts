import { weekdaysIn } from './weekdays';

/** What can be checked in a text, in a form in which it can be compared. */
export interface Claims {
  /** Numbers by their value, with the percent sign that follows them: `1500`, `19.9`, `10%`. */
  readonly numbers: readonly string[];
  /** Dates written in digits: `2026-3-1`, `1-3`. */
  readonly dates: readonly string[];
  /** Days of the week, `1` for Monday. */
  readonly weekdays: readonly string[];
  /** Times of day: `9:00`. */
  readonly times: readonly string[];
  readonly links: readonly string[];
  readonly emails: readonly string[];
  /** Currency signs. */
  readonly currencies: readonly string[];
}

// Every part is bounded: what is read here may be long, and is not ours.
const emails = /[\w.%+'-]{1,64}@[\w.-]{1,253}\.[a-z]{2,24}/gi;
const links =
  /(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.)[!#-&*-;=?-~]{1,2000}|(?<![\p{L}\p{N}-])(?:[\p{L}\p{N}-]{1,63}\.){1,10}\p{L}{2,63}(?![\p{L}\p{N}])(?:\/[!#-&*-;=?-~]{0,2000})?/giu;
const dates = /(?<![\d.,])(?:\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,4}[/-]\d{1,2}(?:[/-]\d{1,4})?)(?!\d)/gu;
const times = /(?<!\d)\d{1,2}(?::|h(?=\d))\d{2}(?!\d)/gu;
const numbers = /\d+(?:[.,'’\u00a0\u202f ](?=\d{3}(?!\d))\d{3})*(?:[.,]\d+)?(?:\s?[%٪])?/gu;

/** Everything in a text that can be checked against another: numbers, dates, times, links, e-mails, currencies. Pure. */
export function claimsIn(text: string): Claims {
  let rest = withPlainDigits(text);
  const take = (pattern: RegExp): string[] => {
    const found = rest.match(pattern) ?? [];
    // What is told already is not told again as something else.
    rest = rest.replace(pattern, ' ');
    return found;
  };
  const found = { emails: take(emails), links: take(links), times: take(times), dates: take(dates) };
  return {
    emails: unique(found.emails.map((email) => email.toLowerCase())),
    links: unique(found.links.map(linkOf)),
    times: unique(found.times.map((time) => time.replace('h', ':').replace(/^0(?=\d)/, ''))),
    dates: unique(found.dates.map(dateOf)),
    numbers: unique(take(numbers).map(numberOf)),
    weekdays: weekdaysIn(text),
    currencies: unique(text.match(/\p{Sc}/gu) ?? []),
  };
}

/** Digits of every script as ASCII: ٣ and ३ are 3. */
function withPlainDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0)!;
      let zero = code;
      // In every script the ten digits stand in a row that begins with nought.
      while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
      return String(code - zero);
    })
    .replace(/٫/g, '.')
    .replace(/٬/g, ',');
}

function linkOf(link: string): string {
  return link
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[.,;:!?/]+$/, '');
}

function dateOf(date: string): string {
  return date
    .split(/[./-]/)
    .map((part) => String(Number(part)))
    .join('-');
}

/** By value, whoever writes it: `1.500,00`, `1,500` and `1500` are the same. */
function numberOf(written: string): string {
  const isShare = /[%٪]$/.test(written);
  const digits = written.replace(/[%٪\s\u00a0\u202f'’]/g, '');
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const after = last === -1 ? '' : digits.slice(last + 1);
  const before = digits.slice(0, last === -1 ? undefined : last).replace(/[.,]/g, '');
  const marks = digits.match(/[.,]/g) ?? [];
  // Three digits after its only kind of mark are thousands, unless nothing stands before it.
  const isGroup = after.length === 3 && new Set(marks).size === 1 && before !== '0';
  const whole = isGroup ? before + after : before;
  const parts = isGroup ? '' : after.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${parts === '' ? '' : `.${parts}`}${isShare ? '%' : ''}`;
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)];
}
