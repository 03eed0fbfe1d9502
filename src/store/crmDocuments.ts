import type { AgentId, CompanyId, ContactId, DealId } from '../core/ids';

/** Somebody we know. */
export interface ContactDocument {
  _id: ContactId;
  name: string | null;
  /** As given; `unreadablePhones` flags those that can't be parsed. */
  phones: string[];
  /** Canonical forms for matching (E.164 without plus). */
  phoneKeys: string[];
  unreadablePhones: string[];
  emails: string[];
  companyId: CompanyId | null;
  ownerId: AgentId | null;
  language: string | null;
  optedOut: boolean;
  /** The address a contact was made for, unique, so that two first messages make one contact; null when a person made it. */
  madeFor: string | null;
  createdAtMs: number;
  updatedAtMs: number;
  version: number;
}

export interface CompanyDocument {
  _id: CompanyId;
  name: string;
  domains: string[];
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
  createdAtMs: number;
  updatedAtMs: number;
  version: number;
}
