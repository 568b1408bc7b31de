export { startRun as default } from './runFolder.mjs';
