import { operation } from '../http/operation';
import { measureLearning } from '../measureLearning';
import { measureStored } from '../measureStored';
import { measureTemplates } from '../measureTemplates';

export const getMetrics = operation({
  tag: 'Installation',
  summary: 'Measurements in the format of Prometheus. From this machine no key is needed',
  answers: { 200: { description: 'The measurements.', contentType: 'text/plain' } },
  async handle(_request, { store, metrics, clock }) {
    await Promise.all([
      measureStored(store, metrics, clock()),
      measureLearning(store, metrics),
      measureTemplates(store, metrics),
    ]);
    const { registry } = metrics;
    return { status: 200, text: { contentType: registry.contentType, content: await registry.metrics() } };
  },
});
