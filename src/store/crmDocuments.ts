import type { AgentId, CompanyId, ContactId, ConversationId, DealId } from '../core/ids';
import type { ContactKeys } from '../core/resolve/contactKeys';

/** Somebody we know: what people gave, and what it is found by (`core/resolve/contactKeys.ts`). */
export interface ContactDocument extends ContactKeys {
  _id: ContactId;
  name: string | null;
  /** As given; `unreadablePhones` flags those that can't be parsed. */
  phones: string[];
  emails: string[];
  /** What channels know this person by: `<channel>|user|<id>`, `<channel>|parent|<id>`. */
  channelIds: string[];
  /** What other systems know this person by: `<system>|<id>`. */
  externalIds: string[];
  companyId: CompanyId | null;
  ownerId: AgentId | null;
  language: string | null;
  optedOut: boolean;
  /** The keys a contact was made for from a message, unique, so that two first messages make one contact; empty when a person made it. */
  madeFor: string[];
  /** The contact it was merged into; null for one that stands for itself. */
  mergedInto: ContactId | null;
  /** True until it was compared with its neighbours since its keys changed. */
  duplicatesDue: boolean;
  createdAtMs: number;
  updatedAtMs: number;
  version: number;
}

export interface CompanyDocument {
  _id: CompanyId;
  name: string;
  domains: string[];
  /** What the name is searched by. */
  nameKeys: string[];
  createdAtMs: number;
  updatedAtMs: number;
  version: number;
}

export interface DealDocument {
  _id: DealId;
  title: string;
  stage: string;
  contactIds: ContactId[];
  companyId: CompanyId | null;
  open: boolean;
  /** When its stage last changed, or it was closed or opened again; missing when never. */
  stageAtMs?: number;
  /** What people call it by in writing: an offer or order number. */
  reference: string | null;
  /** Products it is about, by the ids a catalogue or an order names them with. */
  productIds: string[];
  /** Advertisements that bring buyers to it, by the channel's id of the advertisement. */
  adIds: string[];
  /** What it is worth, in the business's own currency; null when nobody has said. */
  value: number | null;
  /** The conversation a lead was made for; null when a person made it. */
  madeFor: ConversationId | null;
  createdAtMs: number;
  updatedAtMs: number;
  version: number;
}
