import type { Document } from 'mongodb';
import type { ConversationId } from '../../core/ids';
import type { Collections } from '../collections';

/** One bounded read: a collection, and the stages that find, sort, limit and cut down its rows. */
export interface Read<Row extends object> {
  readonly from: string;
  readonly pipeline: Document[];
  /** Never there: says to the compiler what a row is. */
  readonly row?: Row;
}

type Rows<Reads> = { readonly [Name in keyof Reads]: Reads[Name] extends Read<infer Row> | null ? Row[] : never };

/**
 * Several reads about one conversation in one command: sending a command costs more than such a read does (see docs/benchmarks.md).
 * What is null is not read and has no rows; nor has anything of a conversation that is not there.
 */
export async function readTogether<Reads extends Readonly<Record<string, Read<object> | null>>>(
  { conversations }: Pick<Collections, 'conversations'>,
  conversationId: ConversationId,
  reads: Reads,
): Promise<Rows<Reads>> {
  const lookups = Object.entries(reads).flatMap(([as, read]) =>
    read === null ? [] : [{ $lookup: { from: read.from, as, pipeline: read.pipeline } }],
  );
  const none = Object.fromEntries(Object.keys(reads).map((name) => [name, []]));
  const found = await conversations
    .aggregate<Document>([{ $match: { _id: conversationId } }, { $project: { _id: 1 } }, ...lookups])
    .next();
  return { ...none, ...found } as Rows<Reads>;
}
