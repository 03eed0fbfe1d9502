/** One status the sandbox reports, or has reported, for a message it took. */
export interface Report {
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  /** Meta's error code of a `failed`. */
  readonly code: number | null;
  /** The instant written into the status. */
  readonly statusAtMs: number;
  /** When the webhook goes out at the earliest. */
  readonly dueAtMs: number;
  /** When the API answered 200; null until then. */
  readonly reportedAtMs: number | null;
}

/** One message the sandbox took, as Meta would have: the proof of what really left Continuo. */
export interface LedgerEntry {
  /** The WhatsApp message id it was given. */
  readonly id: string;
  /** `biz_opaque_callback_data`: Continuo's outbox id. */
  readonly tag: string | null;
  readonly phoneNumberId: string;
  readonly to: { readonly kind: 'phone' | 'userId'; readonly value: string };
  /** What the buyer reads. */
  readonly text: string;
  /** The template it was sent as; missing for free text. The category is Meta's, in small letters. */
  readonly template?: {
    readonly name: string;
    readonly language: string;
    readonly category: string;
    readonly variables: readonly string[];
  };
  readonly atMs: number;
  /** In the order in which they go out. */
  readonly reports: readonly Report[];
}

/** What the sandbox remembers of a buyer on a number. */
export interface SandboxBuyer {
  readonly lastInboundAtMs: number;
  readonly userId: string | null;
}

/** A message seen coming in. At least one of phone and user id is set. */
export interface InboundNote {
  readonly phoneNumberId: string;
  readonly phone: string | null;
  readonly userId: string | null;
  readonly atMs: number;
}

/** A template of the business, in Meta's words. */
export interface SandboxTemplate {
  readonly name: string;
  /** `pt_BR`, `en` */
  readonly language: string;
  /** APPROVED, PAUSED, … ; DELETED is not listed any more. */
  readonly status: string;
  readonly quality: string;
  readonly category: string;
  readonly body: string;
  readonly examples: Readonly<Record<string, string>>;
}

/** A file a buyer sends. */
export interface SandboxMedia {
  readonly id: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** Where an entry stands in the ledger's order. */
export interface LedgerPosition {
  readonly atMs: number;
  readonly id: string;
}

/** What the sandbox keeps beyond the life of its process. Every write is safe to repeat. */
export interface SandboxStore {
  addEntry(entry: LedgerEntry): Promise<void>;
  /** Notes that report number `index` of an entry was taken. */
  markReported(id: string, index: number, reportedAtMs: number): Promise<void>;
  /** Entries with a report that was not taken yet. */
  unreported(): Promise<readonly LedgerEntry[]>;
  /** Entries after a position, oldest first. */
  entries(page: { readonly limit: number; readonly after: LedgerPosition | null }): Promise<readonly LedgerEntry[]>;
  /** Remembers the newest inbound message of this buyer, under the phone and under the user id. */
  noteInbound(note: InboundNote): Promise<void>;
  /** The buyer behind a phone or a user id on this number; null when never seen. */
  buyer(phoneNumberId: string, address: string): Promise<SandboxBuyer | null>;
  addMedia(media: SandboxMedia): Promise<void>;
  media(id: string): Promise<SandboxMedia | null>;
  /** Templates that were set, beside those it began with. */
  templates(): Promise<readonly SandboxTemplate[]>;
  /** Sets one, by its name and language. */
  putTemplate(template: SandboxTemplate): Promise<void>;
}
