import { operation } from '../http/operation';

export const getMetrics = operation({
  tag: 'Installation',
  summary: 'Measurements in the format of Prometheus. From this machine no key is needed',
  answers: { 200: { description: 'The measurements.', contentType: 'text/plain' } },
  async handle(_request, { metrics: { registry } }) {
    return { status: 200, text: { contentType: registry.contentType, content: await registry.metrics() } };
  },
});
