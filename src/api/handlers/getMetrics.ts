import { operation } from '../http/operation';
import { measureLearning } from '../measureLearning';
import { measureReplySweep } from '../measureReplySweep';
import { measureTemplates } from '../measureTemplates';

export const getMetrics = operation({
  tag: 'Installation',
  summary: 'Measurements in the format of Prometheus. From this machine no key is needed',
  answers: { 200: { description: 'The measurements.', contentType: 'text/plain' } },
  async handle(_request, { store, metrics }) {
    await measureReplySweep(store, metrics);
    await measureLearning(store, metrics);
    await measureTemplates(store, metrics);
    const { registry } = metrics;
    return { status: 200, text: { contentType: registry.contentType, content: await registry.metrics() } };
  },
});
