/** Where signed webhook bodies go. */
export interface Intake {
  /** Stores a body whose signature was checked. When this returns, the body is durable; what follows from it goes on behind. */
  accept(rawBody: Buffer): Promise<void>;
}
