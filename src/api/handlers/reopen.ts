import { plainBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';

export const reopen = commandOperation({
  name: 'reopen',
  summary: 'Open a closed conversation again',
  body: plainBody,
  fields: async () => ({}),
});
