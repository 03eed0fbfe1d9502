/** What the panel at the end of a start tells. */
export interface PanelFacts {
  readonly apiUrl: string;
  /** Undefined when Temporal runs elsewhere. */
  readonly temporalUiUrl: string | undefined;
  readonly mode: 'live' | 'sandbox';
  readonly adminKey:
    | { readonly kind: 'new'; readonly key: string; readonly file: string }
    | { readonly kind: 'kept'; readonly file: string }
    | { readonly kind: 'environment' };
  readonly dataDir: string;
}

/** The lines shown when everything is ready. */
export function panel(facts: PanelFacts): string {
  const rows: [string, string][] = [
    ['API', `${facts.apiUrl}   its description: ${facts.apiUrl}/api/docs`],
    ['Temporal UI', facts.temporalUiUrl ?? 'with the Temporal named in TEMPORAL_ADDRESS'],
    ['API key', whereTheKeyIs(facts.adminKey)],
    ...whatsappRows(facts),
    ['Data and logs', facts.dataDir],
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(14)} ${value}`);
  return ['', 'Continuo is ready.', '', ...lines, '', '  Ctrl-C stops everything.', ''].join('\n');
}

function whereTheKeyIs(adminKey: PanelFacts['adminKey']): string {
  switch (adminKey.kind) {
    case 'new':
      return `${adminKey.key}   made just now and kept in ${adminKey.file}; it is not shown again`;
    case 'kept':
      return `kept in ${adminKey.file}`;
    case 'environment':
      return 'the one in ADMIN_API_KEY';
  }
}

function whatsappRows({ mode, apiUrl }: PanelFacts): [string, string][] {
  if (mode === 'live') {
    return [['WhatsApp', `live: Meta sends its events to the public address of ${apiUrl}/webhooks/whatsapp`]];
  }
  return [
    ['WhatsApp', 'sandbox: a stand-in takes every send, nothing leaves this machine'],
    ['First message', 'npm run say -- --from +5511987654321 "Quanto custa?"'],
  ];
}
