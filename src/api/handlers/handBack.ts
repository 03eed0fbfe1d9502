import { plainBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';

export const handBack = commandOperation({
  name: 'handBack',
  summary: 'Hand the conversation back to automation',
  body: plainBody,
  fields: async () => ({}),
});
