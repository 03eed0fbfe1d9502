import { templateStatuses } from '../core/templates/template';
import type { Collections } from '../store/collections';
import { countTemplates } from '../store/templates';
import { measure } from './measure';
import type { Metrics } from './metrics';

/** Reads how many templates there are by status into the metrics. With MongoDB away they say nothing about it. */
export async function measureTemplates(
  store: Pick<Collections, 'templates'>,
  { templates }: Pick<Metrics, 'templates'>,
): Promise<void> {
  await measure(countTemplates(store), (counts) => {
    templates.reset();
    if (counts !== null) for (const status of templateStatuses) templates.set({ status }, counts.get(status) ?? 0);
  });
}
