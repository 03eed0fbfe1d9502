import { DefaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common';

/** What a payload becomes that can't be read: a signal sent by hand may hold anything, and must never wedge a conversation. */
export const unreadable = { unreadable: true } as const;

class LenientPayloadConverter implements PayloadConverter {
  private readonly inner = new DefaultPayloadConverter();

  toPayload<T>(value: T): Payload {
    return this.inner.toPayload(value);
  }

  fromPayload<T>(payload: Payload): T {
    try {
      return this.inner.fromPayload<T>(payload);
    } catch {
      return unreadable as T;
    }
  }
}

/** Loaded by the SDK through its path, in the workflow sandbox and outside. */
export const payloadConverter = new LenientPayloadConverter();
