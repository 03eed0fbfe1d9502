import { Readable } from 'node:stream';
import type { ContactId } from '../../core/ids';
import { Fault } from '../../errors';
import { findContact } from '../../store/contacts';
import type { Database } from '../../store/database';
import { exportPerson } from '../../store/erase/exportPerson';
import { present } from '../crm/answerRecord';
import { operation } from '../http/operation';
import { idParams, iso } from '../schemas/common';
import { personDataSchema } from '../schemas/erasure';

export const exportContactData = operation({
  tag: 'CRM',
  summary: 'Download everything that is held about a person, as one JSON document; files are named by their address',
  params: idParams<ContactId>('contact'),
  answers: { 200: { description: 'All that is held.', schema: personDataSchema } },
  problems: ['notFound', 'refused'],
  async handle({ params }, { store, clock }) {
    const { mergedInto } = present(await findContact(store, params.id));
    if (mergedInto !== null)
      throw new Fault(
        'refused',
        `This contact was merged into ${mergedInto}. Export that one; this one is part of it.`,
      );
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${params.id}.json"`,
    };
    const stream = () => Readable.from(piecesOf(store, params.id, clock()), { objectMode: false });
    return { status: 200, headers, stream };
  },
});

/** Document by document: a conversation of years need not fit into memory. */
async function* piecesOf(store: Database, contactId: ContactId, nowMs: number): AsyncGenerator<string> {
  yield `{"contactId":${JSON.stringify(contactId)},"exportedAt":${JSON.stringify(iso(nowMs))},"held":[`;
  let between = '';
  for await (const held of exportPerson(store, contactId)) {
    yield `${between}${JSON.stringify(held)}`;
    between = ',\n';
  }
  yield ']}';
}
