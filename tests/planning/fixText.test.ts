import { expect, it } from '@jest/globals';
import type { Batch } from '../../src/planning/batch.ts';
import { fixText } from '../../src/planning/fixes/fixText.ts';

it('tells a longer loaded drive in whole minutes, up to which the limit must be raised', () => {
  // 4:15:20 to 4:20: 4.67 min, which nobody says, and 4 would not do
  const change = { kind: 'policy', field: 'limits.loadedDriveS', amount: 280, from: 15_320, to: 15_600 } as const;
  const { zh, en } = fixText({} as Batch, { changes: [change], priceCny: 0, cheapest: false }, 1);
  expect(zh).toContain('放宽 5 分钟，到 4:20 h');
  expect(en).toContain('by 5 min to 4:20 h');
});
