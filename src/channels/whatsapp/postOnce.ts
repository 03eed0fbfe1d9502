export { bodyOf, faultCodeOf, retryAfterIn } from '../http/postOnce';
