import { operation } from '../http/operation';
import { measureStored } from '../measureStored';

export const getMetrics = operation({
  tag: 'Installation',
  summary: 'Measurements in the format of Prometheus. From this machine no key is needed',
  answers: { 200: { description: 'The measurements.', contentType: 'text/plain' } },
  async handle(_request, { store, metrics, clock }) {
    await measureStored(store, metrics, clock());
    const { registry } = metrics;
    return { status: 200, text: { contentType: registry.contentType, content: await registry.metrics() } };
  },
});
