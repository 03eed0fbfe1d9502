import { templateStatuses } from '../core/templates/template';
import type { Collections } from '../store/collections';
import { isStoreAway } from '../store/storeErrors';
import { countTemplates } from '../store/templates';
import type { Metrics } from './metrics';

/** Reads how many templates there are by status into the metrics. With MongoDB away they say nothing about it. */
export async function measureTemplates(
  store: Pick<Collections, 'templates'>,
  { templates }: Pick<Metrics, 'templates'>,
): Promise<void> {
  templates.reset();
  try {
    const counts = await countTemplates(store);
    for (const status of templateStatuses) templates.set({ status }, counts.get(status) ?? 0);
  } catch (error) {
    if (!isStoreAway(error)) throw error;
  }
}
