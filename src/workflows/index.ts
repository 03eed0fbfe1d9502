export { contactImport } from './contactImport';
export { conversation } from './conversation';
export { duplicateSweep } from './duplicateSweep';
export { erasure } from './erasure';
export { learning } from './learning';
export { relay } from './relay';
export { replySweep } from './replySweep';
export { templateSync } from './templateSync';
