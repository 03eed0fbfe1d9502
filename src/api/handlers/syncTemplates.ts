import { Fault } from '../../errors';
import { accountsWithTemplates, bringSyncForward } from '../../store/templateSync';
import { operation } from '../http/operation';
import { templateSyncSchema } from '../schemas/template';
import { templateSyncView } from '../views/templateView';

export const syncTemplates = operation({
  tag: 'Installation',
  summary: 'Have the templates of all business numbers read from their channels now',
  answers: { 200: { description: 'How the readings stood before this one.', schema: templateSyncSchema } },
  problems: ['temporalAway'],
  async handle(_request, { store, channels, temporal, clock }) {
    const able = [...channels.values()].filter(({ listTemplates }) => listTemplates !== null).map(({ name }) => name);
    const accounts = await accountsWithTemplates(store, able);
    await bringSyncForward(store, { channel: { $in: able } }, clock());
    try {
      await temporal.syncTemplates();
    } catch (error) {
      const detail = 'It is noted, but nobody could be told. It is done within minutes once Temporal answers.';
      throw new Fault('temporalAway', detail, { cause: error });
    }
    return { status: 200, body: templateSyncView(accounts) };
  },
});
