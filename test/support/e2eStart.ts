import { bodyOfMessages, newMessage } from './e2eBodies';
import { startE2eProduct, type E2eOptions, type E2eProduct } from './e2eProduct';
import { createViews, type ConversationView, type Views } from './e2eViews';

/** A product with its views, and turns that settle after a second, so that tests wait little. */
export interface Scene {
  readonly product: E2eProduct;
  readonly views: Views;
  /** A buyer writes; returns the conversation once it is there. */
  write(phone: string, text: string): Promise<ConversationView>;
}

export async function startScene(options: E2eOptions = {}): Promise<Scene> {
  const product = await startE2eProduct(options);
  const views = createViews(product.http);
  await views.changeRules((rules) => {
    rules.automation.maxAnswersInRow = 10;
    rules.turn = { quietSeconds: 1, maxSeconds: 5 };
  });
  return {
    product,
    views,
    async write(phone, text) {
      await product.http.deliver(bodyOfMessages([newMessage(phone, text)]));
      return views.conversationOf(phone);
    },
  };
}
