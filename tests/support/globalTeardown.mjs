export { endRun as default } from './runFolder.mjs';
