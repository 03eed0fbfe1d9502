import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { iso, pageOf, pageSchema } from '../schemas/common';
import { setAsideQuery, setAsideRowSchema } from '../schemas/intake';

export const listSetAside = operation({
  tag: 'Intake',
  summary: 'List webhook bodies with something in them that could not be read, the newest first',
  query: setAsideQuery,
  answers: { 200: { description: 'A page of rows.', schema: pageSchema(setAsideRowSchema) } },
  async handle({ query }, { store }) {
    const list = { filter: { 'setAside.0': { $exists: true } }, order: newestFirst };
    const page = await readPage(store.intake, list, pageOf(query));
    const body = mapPage(page, (row) => ({
      id: row._id,
      receivedAt: iso(row.receivedAtMs),
      faults: row.setAside.map(({ place, fault }) => ({ place, fault })),
      deliveries: row.deliveries,
    }));
    return { status: 200, body };
  },
});

const newestFirst = [
  { field: 'order', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;
