/** Zones of fewer than 5,000 people; see `src/core/contextualize/outermostZones.ts`. */
export const leftOutZones: readonly string[] = [
  ...['America/Noronha', 'Pacific/Chatham', 'Australia/Lord_Howe', 'Pacific/Gambier', 'Pacific/Enderbury'],
  ...['America/Thule', 'America/Danmarkshavn', 'America/Adak'],
];

/** The zones of a country as Unicode CLDR lists them, but for those left out. */
export function zonesIn(country: string, leftOut = leftOutZones): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { timeZones?: string[] };
  return (locale.timeZones ?? []).filter((zone) => !leftOut.includes(zone));
}
