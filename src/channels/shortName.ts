/** Names come from outside and are shown: only plain short ones are repeated. */
export function shortName(name: string): string {
  return /^[\w.]{1,80}$/.test(name) ? name : 'unnamed';
}
