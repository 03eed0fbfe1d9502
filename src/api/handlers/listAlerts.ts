import type { Filter } from 'mongodb';
import type { z } from 'zod';
import type { AlertDocument } from '../../store/alertDocument';
import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { alertQuery, alertSchema } from '../schemas/alert';
import { pageOf, pageSchema } from '../schemas/common';
import { alertView } from '../views/alertView';

export const listAlerts = operation({
  tag: 'Conversations',
  summary:
    'List who was told that a reply is missing, the newest first; `agent` finds what is for somebody as assignee or supervisor',
  query: alertQuery,
  answers: { 200: { description: 'A page of alerts.', schema: pageSchema(alertSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.alerts, { filter: filterOf(query), order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, alertView) };
  },
});

const newestFirst = [
  { field: 'atMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;

function filterOf({ agent, team, conversationId, open }: z.output<typeof alertQuery>): Filter<AlertDocument> {
  return {
    ...(agent === undefined ? {} : { 'for.agent': agent }),
    ...(team === undefined ? {} : { 'for.team': team }),
    ...(conversationId === undefined ? {} : { conversationId }),
    ...(open === undefined ? {} : { endedAtMs: open ? null : { $ne: null } }),
  };
}
