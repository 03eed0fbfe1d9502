export { conversation } from './conversation';
export { relay } from './relay';
