import type { CountryCode } from 'libphonenumber-js/max';

/** Digits of one writing of a line, and what its digits become in the other. */
export interface Rewriting {
  readonly from: RegExp;
  readonly to: string;
}

/** One known split: a line that people, CRMs or WhatsApp write in two ways. */
export interface NumberingRule {
  readonly country: CountryCode;
  /** The country's calling code: the rule is tried on numbers that begin with it. */
  readonly callingCode: string;
  readonly about: string;
  /** Where the rule is from. */
  readonly source: string;
  /** The first day both writings meant one line (ISO); null when that was always so. */
  readonly validFrom: string | null;
  /** The last day they did (ISO); null while nobody else has been given the old writing: CRMs and WhatsApp keep it for years. */
  readonly validTo: string | null;
  /**
   * `certain`: both writings are one line; `from` becomes the canonical `to`.
   * `near`: they may be one line, or two; written in both directions, and only ever a question for people.
   */
  readonly certainty: 'certain' | 'near';
  /** `number`: the old writing was the number itself. `dialling`: it only has digits to dial before or within it. */
  readonly writing: 'number' | 'dialling';
  readonly rewritings: readonly Rewriting[];
}

const anatel =
  'Anatel, Resolução 553/2010 and its timetable; dates in https://github.com/google/libphonenumber/pull/697, /issues/1675 and /issues/1217';

/**
 * Brazil put a 9 before the eight digits of its mobiles (6 to 9), area by area; landlines (2 to 5) and the trunking radios (70, 77, 78,
 * 79) kept eight. A new mobile 91… to 95… never had an eight-digit form: without its 9 it would be somebody's landline.
 */
function ninthDigit(validFrom: string, areas: string): NumberingRule {
  return {
    country: 'BR',
    callingCode: '55',
    about: `the ninth digit of mobiles, areas ${areas.replace(/[()?:]/g, '')}`,
    source: anatel,
    validFrom,
    validTo: null,
    certainty: 'certain',
    writing: 'number',
    rewritings: [{ from: new RegExp(`^55(${areas})((?:[689]\\d|7[1-6])\\d{6})$`), to: '55$19$2' }],
  };
}

const brazilianAreas = '1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9]';

/** The digits before an old Ivorian number, by its operator. Operators stand in the second digit of mobiles and the third of fixed lines. */
const ivorianMobile = (digits: string) => new RegExp(`^225((?:0(?!0)|[4-7]|[89](?!0))[${digits}]\\d{6})$`);
const artci =
  'ARTCI, 2020-07-28, https://newsgeek.ci/2020/07/28/telephonie-la-cote-divoire-bascule-a-10-chiffres-a-partir-du-31-janvier-2021; https://github.com/floere/phony/pull/478';
const ivoryCoast = {
  country: 'CI',
  callingCode: '225',
  validFrom: '2021-01-31',
  validTo: null,
  writing: 'number',
} as const;
const ivorianOrangeFixed = '2(?:0[23]|1[2357]|2[245]|3[45]|4[345])|3(?:06|1[69]|[2-6]7)';
const ivorianFixed = '(?:2[0-4]|3[0-6])\\d{6}';

const vietnam: readonly Rewriting[] = Object.entries({
  // MobiFone, VinaPhone, Viettel, Vietnamobile, Gmobile.
  ...{ 120: 70, 121: 79, 122: 77, 126: 76, 128: 78 },
  ...{ 123: 83, 124: 84, 125: 85, 127: 81, 129: 82 },
  ...{ 162: 32, 163: 33, 164: 34, 165: 35, 166: 36, 167: 37, 168: 38, 169: 39 },
  ...{ 186: 56, 188: 58, 199: 59 },
}).map(([old, now]) => ({ from: new RegExp(`^84${old}(\\d{7})$`), to: `84${now}$1` }));

/** Every split that is known, each with its source and its dates. Within one calling code no two `certain` rules fit one number. */
export const phoneTable: readonly NumberingRule[] = [
  ninthDigit('2012-07-29', '11'),
  ninthDigit('2013-08-25', '1[2-9]'),
  ninthDigit('2013-10-27', '2[12478]'),
  ninthDigit('2014-11-02', '9[1-9]'),
  ninthDigit('2015-05-31', '8[1-9]'),
  ninthDigit('2015-10-11', '3[1-578]|7[134579]'),
  ninthDigit('2016-05-29', '6[1-9]'),
  ninthDigit('2016-11-06', '4[1-9]|5[1345]'),
  {
    country: 'BR',
    callingCode: '55',
    about:
      'eight digits from 70, 77, 78 or 79: the old trunking radios, which got no ninth digit, or a mobile without it',
    source:
      'https://www.estadao.com.br/noticias/geral,9-a-esquerda-imp-,904146 (all mobiles but the radios, as those of Nextel); libphonenumber counts 7xxxxxxx as valid to this day',
    validFrom: '2012-07-29',
    validTo: null,
    certainty: 'near',
    writing: 'number',
    rewritings: [
      { from: new RegExp(`^55(${brazilianAreas})(7[0789]\\d{6})$`), to: '55$19$2' },
      { from: new RegExp(`^55(${brazilianAreas})9(7[0789]\\d{6})$`), to: '55$1$2' },
    ],
  },
  {
    country: 'MX',
    callingCode: '52',
    about: 'the 1 after 52, which WhatsApp still gives, and 01, 044 and 045 of old dialling; the ten digits are unique',
    source:
      'IFT, Plan de Marcación of 2018-05-11, in force 2019-08-03: https://newsweekespanol.com/?p=114478; WhatsApp: https://faq.whatsapp.com/1294841057948784',
    validFrom: '2019-08-03',
    validTo: null,
    certainty: 'certain',
    writing: 'dialling',
    rewritings: [{ from: /^52(?:1|01|044|045)([2-9]\d{9})$/, to: '52$1' }],
  },
  {
    country: 'AR',
    callingCode: '54',
    about: 'the 15 of mobiles after the area code, which is the 9 after 54 from abroad',
    source: 'Plan Fundamental de Numeración Nacional; https://faq.whatsapp.com/1294841057948784',
    validFrom: '1999-01-24',
    validTo: null,
    certainty: 'certain',
    writing: 'dialling',
    rewritings: [
      { from: /^549?(11)15(\d{8})$/, to: '549$1$2' },
      { from: /^549?([23]\d\d)15(\d{7})$/, to: '549$1$2' },
      { from: /^549?([23]\d{3})15(\d{6})$/, to: '549$1$2' },
    ],
  },
  {
    country: 'AR',
    callingCode: '54',
    about:
      'ten digits with and without the 9: a block of numbers is given to mobiles or to fixed lines, never to both, so the ten digits are one line',
    source:
      'ENACOM, numeración geográfica (one service a block), https://www.enacom.gob.ar/asignaciones-a-la-fecha_p445; https://github.com/google/libphonenumber/pull/1719 (no digits are both); https://github.com/chatwoot/chatwoot/pull/14264',
    validFrom: '1999-01-24',
    validTo: null,
    certainty: 'certain',
    writing: 'number',
    rewritings: [{ from: /^54(11\d{8}|[23]\d{9})$/, to: '549$1' }],
  },
  {
    country: 'BJ',
    callingCode: '229',
    about: '01 before all eight-digit numbers',
    source:
      'ARCEP Bénin; https://fr.allafrica.com/stories/202411300249.html; https://github.com/mobi/telephone_number/issues/138',
    validFrom: '2024-11-30',
    validTo: null,
    certainty: 'certain',
    writing: 'number',
    rewritings: [{ from: /^229([24-9]\d{7})$/, to: '22901$1' }],
  },
  {
    ...ivoryCoast,
    about: 'mobiles: 01 (Moov), 05 (MTN) or 07 (Orange) before the eight digits',
    source: artci,
    certainty: 'certain',
    rewritings: [
      { from: ivorianMobile('0-3'), to: '22501$1' },
      { from: ivorianMobile('4-6'), to: '22505$1' },
      { from: ivorianMobile('7-9'), to: '22507$1' },
    ],
  },
  {
    ...ivoryCoast,
    about: 'fixed lines whose operator is known: 21 (Moov), 25 (MTN) or 27 (Orange) before the eight digits',
    source: `${artci}; Orange's ranges as in libphonenumber`,
    certainty: 'certain',
    rewritings: [
      { from: new RegExp(`^225((?:${ivorianOrangeFixed})\\d{5})$`), to: '22527$1' },
      { from: /^225((?:2[0-4]|3[0-4])0\d{5})$/, to: '22525$1' },
      { from: /^225(2[0-4]8\d{5})$/, to: '22521$1' },
    ],
  },
  {
    ...ivoryCoast,
    about: 'fixed lines whose operator is not known: one of 21, 25 and 27',
    source: artci,
    certainty: 'near',
    rewritings: [
      ...['21', '25', '27'].map((operator) => ({
        from: new RegExp(`^225(?!(?:2[0-4]|3[0-4])0|2[0-4]8|${ivorianOrangeFixed})(${ivorianFixed})$`),
        to: `225${operator}$1`,
      })),
      {
        from: new RegExp(`^2252[157](?!(?:2[0-4]|3[0-4])0|2[0-4]8|${ivorianOrangeFixed})(${ivorianFixed})$`),
        to: '225$1',
      },
    ],
  },
  {
    country: 'VN',
    callingCode: '84',
    about: 'mobiles of eleven digits (with the 0) became ten: three digits of the operator became two',
    source:
      'Ministry of Information and Communications; https://sggpnews.org.vn/science_technology/mobile-phone-numbers-conversion-to-affect-60-million-subscribers-nationwide-76279.html',
    validFrom: '2018-09-15',
    validTo: null,
    certainty: 'certain',
    writing: 'number',
    rewritings: vietnam,
  },
  {
    country: 'GA',
    callingCode: '241',
    about: 'a digit of the network before the old ones, and no 0 after 241: 06 became 66, 07 became 77, 01 became 11',
    source:
      'ARCEP Gabon; http://news.alibreville.com/h/89332.html, https://directinfosgabon.com/le-changement-de-numerotation-de-8-a-9-chiffres-reporte-au-15-novembre-2019',
    validFrom: '2019-11-15',
    validTo: null,
    certainty: 'certain',
    writing: 'number',
    rewritings: [
      { from: /^2410?([256]\d{6})$/, to: '2416$1' },
      { from: /^2410?([47]\d{6})$/, to: '2417$1' },
      { from: /^2410?(1\d{6})$/, to: '2411$1' },
    ],
  },
  {
    country: 'CO',
    callingCode: '57',
    about: 'fixed lines: 60 before the area digit',
    source:
      'CRC, Resolución 5826 of 2019; https://cablenoticias.tv/?p=197912, https://radionacional.co/actualidad/como-marcar-de-celular-a-fijo-en-colombia',
    validFrom: '2021-09-01',
    validTo: null,
    certainty: 'certain',
    writing: 'number',
    rewritings: [{ from: /^57([124-8][2-9]\d{6})$/, to: '5760$1' }],
  },
  {
    country: 'XK',
    callingCode: '383',
    about:
      'numbers lent by Monaco, Slovenia and Serbia until Kosovo had a code of its own; the lenders may use them again',
    source: 'ITU, +383 assigned 2016-12-15; https://periskopi.com/en/2018/12/2019-foreign-phone-codes',
    validFrom: '2016-12-15',
    validTo: null,
    certainty: 'near',
    writing: 'number',
    rewritings: [
      { from: /^383(4[45]\d{6})$/, to: '377$1' },
      { from: /^383(4[39]\d{6})$/, to: '386$1' },
      { from: /^383((?:2[89]|3[89])\d{6})$/, to: '381$1' },
    ],
  },
  ...lentToKosovo('MC', '377', /^377(4[45]\d{6})$/),
  ...lentToKosovo('SI', '386', /^386(4[39]\d{6})$/),
  ...lentToKosovo('RS', '381', /^381((?:2[89]|3[89])\d{6})$/),
  ...palestine('PS', '970', '972'),
  ...palestine('IL', '972', '970'),
];

function lentToKosovo(country: CountryCode, callingCode: string, from: RegExp): NumberingRule[] {
  return [
    {
      country,
      callingCode,
      about: 'lent to Kosovo until it had +383',
      source: 'ITU, +383 assigned 2016-12-15; https://periskopi.com/en/2018/12/2019-foreign-phone-codes',
      validFrom: '2016-12-15',
      validTo: null,
      certainty: 'near',
      writing: 'number',
      rewritings: [{ from, to: '383$1' }],
    },
  ];
}

function palestine(country: CountryCode, callingCode: string, other: string): NumberingRule[] {
  return [
    {
      country,
      callingCode,
      about: 'Palestinian mobiles (56, 59) are reached through 970 and through 972',
      source: 'https://github.com/google/libphonenumber/issues/1134; its metadata takes both',
      validFrom: null,
      validTo: null,
      certainty: 'near',
      writing: 'number',
      rewritings: [{ from: new RegExp(`^${callingCode}(5[69]\\d{7})$`), to: `${other}$1` }],
    },
  ];
}
