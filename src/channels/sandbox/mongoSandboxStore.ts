import { Binary, type Collection, type Db } from 'mongodb';
import type { LedgerEntry, SandboxBuyer, SandboxStore, SandboxTemplate } from './sandboxStore';

interface LedgerDocument extends Omit<LedgerEntry, 'id'> {
  readonly _id: string;
}

interface BuyerDocument extends SandboxBuyer {
  /** `<phoneNumberId>/<phone or user id>` */
  readonly _id: string;
}

/** A piece of a file: a document of MongoDB holds at most 16 MB. */
interface MediaPieceDocument {
  /** `<media id>/<number of the piece>` */
  readonly _id: string;
  readonly mediaId: string;
  readonly n: number;
  readonly mimeType: string;
  readonly bytes: Binary | Uint8Array;
}

interface TemplateDocument extends SandboxTemplate {
  /** `<name>/<language>` */
  readonly _id: string;
}

const pieceBytes = 8 * 1024 * 1024;
const mediaName = 'sandboxMedia';
const ledgerName = 'sandboxLedger';
const buyersName = 'sandboxBuyers';
const templatesName = 'sandboxTemplates';

/** Makes the sandbox's indexes. Safe to repeat. */
export async function ensureSandboxIndexes(db: Db): Promise<void> {
  await db.collection(ledgerName).createIndex({ atMs: 1, _id: 1 });
  await db.collection(ledgerName).createIndex({ 'reports.reportedAtMs': 1 });
  await db.collection(mediaName).createIndex({ mediaId: 1, n: 1 });
}

/** The sandbox's memory in MongoDB, in collections of its own. */
export function createMongoSandboxStore(db: Db): SandboxStore {
  const ledger: Collection<LedgerDocument> = db.collection(ledgerName);
  const buyers: Collection<BuyerDocument> = db.collection(buyersName);
  const pieces: Collection<MediaPieceDocument> = db.collection(mediaName);
  const templates: Collection<TemplateDocument> = db.collection(templatesName);
  return {
    async addEntry({ id, ...rest }) {
      await ledger.insertOne({ _id: id, ...rest });
    },

    async markReported(id, index, reportedAtMs) {
      await ledger.updateOne({ _id: id }, { $set: { [`reports.${index}.reportedAtMs`]: reportedAtMs } });
    },

    async unreported() {
      const documents = await ledger
        .find({ reports: { $elemMatch: { reportedAtMs: null } } })
        .sort({ atMs: 1, _id: 1 })
        .toArray();
      return documents.map(entryOf);
    },

    async entries({ limit, after }) {
      const later =
        after === null ? {} : { $or: [{ atMs: { $gt: after.atMs } }, { atMs: after.atMs, _id: { $gt: after.id } }] };
      const documents = await ledger.find(later).sort({ atMs: 1, _id: 1 }).limit(limit).toArray();
      return documents.map(entryOf);
    },

    async noteInbound({ phoneNumberId, phone, userId, atMs }) {
      const addresses = [phone, userId].filter((address) => address !== null);
      for (const address of addresses) {
        await buyers.updateOne(
          { _id: buyerId(phoneNumberId, address) },
          {
            $max: { lastInboundAtMs: atMs },
            ...(userId === null ? { $setOnInsert: { userId: null } } : { $set: { userId } }),
          },
          { upsert: true },
        );
      }
    },

    async buyer(phoneNumberId, address) {
      return await buyers.findOne(
        { _id: buyerId(phoneNumberId, address) },
        { projection: { _id: 0, lastInboundAtMs: 1, userId: 1 } },
      );
    },

    async addMedia({ id, mimeType, bytes }) {
      for (let n = 0; n === 0 || n * pieceBytes < bytes.length; n++) {
        const piece = new Binary(bytes.subarray(n * pieceBytes, (n + 1) * pieceBytes));
        await pieces.insertOne({ _id: `${id}/${n}`, mediaId: id, n, mimeType, bytes: piece });
      }
    },

    async media(id) {
      const found = await pieces.find({ mediaId: id }).sort({ n: 1 }).toArray();
      const [first] = found;
      if (first === undefined) return null;
      return { id, mimeType: first.mimeType, bytes: Buffer.concat(found.map(({ bytes }) => bytesIn(bytes))) };
    },

    async templates() {
      return await templates.find({}, { projection: { _id: 0 } }).toArray();
    },

    async putTemplate(template) {
      const _id = `${template.name}/${template.language}`;
      await templates.replaceOne({ _id }, template, { upsert: true });
    },
  };
}

function bytesIn(bytes: Binary | Uint8Array): Uint8Array {
  return bytes instanceof Binary ? bytes.buffer : bytes;
}

function entryOf({ _id, ...rest }: LedgerDocument): LedgerEntry {
  return { id: _id, ...rest };
}

function buyerId(phoneNumberId: string, address: string): string {
  return `${phoneNumberId}/${address}`;
}
