import { gunzipSync } from 'node:zlib';
import type { StaffCaller } from '../../e2e/support/staffCaller.ts';

/** What an answer weighs on the line and unpacked, and how long it took, in kilobytes and milliseconds. */
export interface AnswerSize {
  sentKb: number;
  wholeKb: number;
  ms: number;
}

/** Asks each address once, taking compressed answers as a browser does. */
export async function answerSizes(caller: StaffCaller, paths: readonly string[]): Promise<Record<string, AnswerSize>> {
  const sizes: Record<string, AnswerSize> = {};
  for (const path of paths) {
    const began = performance.now();
    const { bytes, encoding } = await caller.raw(path);
    const ms = Math.round(performance.now() - began);
    const whole = encoding === 'gzip' ? gunzipSync(bytes) : bytes;
    const name = path.replace(/[0-9a-f-]{36}/, '…');
    sizes[name] = { sentKb: kb(bytes.length), wholeKb: kb(whole.length), ms };
  }
  return sizes;
}

function kb(bytes: number): number {
  return Math.round(bytes / 1024);
}
