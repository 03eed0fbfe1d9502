import { isYamlType } from './bodyDocument';

/** True when an Accept header likes YAML better than JSON. */
export function prefersYaml(accept: string | undefined): boolean {
  let yaml = 0;
  let json = 0;
  for (const part of (accept ?? '').split(',')) {
    const [type = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    const weight = Number(/^q=([\d.]+)$/.exec(parameters.find((word) => word.startsWith('q=')) ?? '')?.[1] ?? 1);
    if (isYamlType(type)) yaml = Math.max(yaml, weight);
    else if (['application/json', 'application/*', '*/*'].includes(type))
      json = Math.max(json, type.includes('*') ? weight / 2 : weight);
  }
  return yaml > json;
}
