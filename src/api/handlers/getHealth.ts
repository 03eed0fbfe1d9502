import { operation } from '../http/operation';
import { healthSchema } from '../schemas/installation';

export const getHealth = operation({
  tag: 'Installation',
  summary: 'The process is alive',
  answers: { 200: { description: 'It is.', schema: healthSchema } },
  async handle(_request, { version }) {
    return { status: 200, body: { status: 'ok', version } };
  },
});
