/**
 * The westernmost and the easternmost time zone of each country that has clocks standing apart: at any time of the year every other
 * zone of it lies between these two. Source: IANA time zone database 2025b (zone.tab). Left out, as hardly anybody lives there: zones of
 * under 5,000 people (Fernando de Noronha, Chatham, Lord Howe, Gambier, Kanton, Qaanaaq, Danmarkshavn, the western Aleutians).
 */
// prettier-ignore
const table = `
  AU Australia/Perth Australia/Sydney, BR America/Rio_Branco America/Sao_Paulo, CA America/Vancouver America/St_Johns,
  CD Africa/Kinshasa Africa/Lubumbashi, CL Pacific/Easter America/Punta_Arenas, CN Asia/Urumqi Asia/Shanghai,
  EC Pacific/Galapagos America/Guayaquil, ES Atlantic/Canary Europe/Madrid, FM Pacific/Chuuk Pacific/Pohnpei,
  ID Asia/Jakarta Asia/Jayapura, KI Pacific/Tarawa Pacific/Kiritimati, MN Asia/Hovd Asia/Ulaanbaatar,
  MX America/Tijuana America/Cancun, PF Pacific/Tahiti Pacific/Marquesas, PG Pacific/Port_Moresby Pacific/Bougainville,
  PT Atlantic/Azores Europe/Lisbon, RU Europe/Kaliningrad Asia/Kamchatka, UA Europe/Kyiv Europe/Simferopol,
  US Pacific/Honolulu America/New_York
`;

/** A country's zones that lie farthest apart, west before east, IANA. */
export type OutermostZones = readonly [west: string, east: string];

const outermost = new Map(
  table.split(',').map((row) => {
    const [country = '', west = '', east = ''] = row.trim().split(' ');
    return [country, [west, east] as const];
  }),
);

/** The outermost zones of a country (ISO 3166-1 alpha-2); null where all clocks show the same. */
export function outermostZonesOf(country: string): OutermostZones | null {
  return outermost.get(country) ?? null;
}
