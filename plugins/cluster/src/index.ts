export { clusterPlugin as default } from './plugin';
export { clusterTranslationRef } from './translation';
