import type { ApiSettings } from '../../src/api/deps.ts';
import type { Door } from './doorChecks.ts';

/** Something that guards, and what says so when it is gone. */
export interface Guard {
  name: string;
  /** The module that is it, from here, and what it is without it. */
  module: string;
  without(actual: Record<string, unknown>): Record<string, unknown>;
  check(door: Door): Promise<string[]>;
  settings?: Partial<ApiSettings>;
}
