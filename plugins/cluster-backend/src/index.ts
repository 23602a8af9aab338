export { clusterPlugin as default } from './plugin';
