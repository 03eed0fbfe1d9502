import type { SandboxStore } from './sandboxStore';

/** Meta: free text may be sent for 24 hours after the buyer's last message. */
const windowMs = 24 * 3600 * 1000;

/** True while free text may go to this buyer. A buyer the sandbox never saw has written through another door: allowed. */
export async function isWindowOpen(
  store: SandboxStore,
  phoneNumberId: string,
  address: string,
  nowMs: number,
): Promise<boolean> {
  const buyer = await store.buyer(phoneNumberId, address);
  return buyer === null || nowMs - buyer.lastInboundAtMs < windowMs;
}
