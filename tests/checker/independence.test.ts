import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { rules } from '../../src/checker/rules.ts';

const src = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src');
const room = join(src, 'checker');

/** Everything of ours that the checker may share: data of the policy, the estimate, and types and closed lists. */
const shared = new Set([
  'contract/plan.ts',
  'contract/scenario.ts',
  'contract/speeds.ts',
  'contract/text.ts',
  'contract/worker.ts',
  'policy/resolve.ts',
  'policy/schema.ts',
  'routing/estimate.ts',
]);
const libraries = new Set([
  'node:crypto',
  'node:fs/promises',
  'node:path',
  'csv-parse/sync',
  'iconv-lite',
  'yauzl',
  'zod',
]);

async function sources(): Promise<string[]> {
  const names = await readdir(room, { recursive: true });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(room, name));
}

describe('independence of the checker', () => {
  it('imports only itself, policy data, the estimate router, the contract and libraries', async () => {
    const foreign: string[] = [];
    for (const file of await sources()) {
      const text = await readFile(file, 'utf8');
      for (const [, target] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)) {
        if (!target!.startsWith('.')) {
          if (!libraries.has(target!)) foreign.push(`${relative(src, file)} → ${target}`);
          continue;
        }
        const path = relative(src, resolve(dirname(file), target!));
        if (!path.startsWith('checker') && !shared.has(path)) foreign.push(`${relative(src, file)} → ${path}`);
      }
    }
    expect(foreign).toEqual([]);
  });

  it('has read every source file of the room', async () => {
    expect((await sources()).length).toBeGreaterThan(30);
  });

  it('documents every rule in its README, and no rule that it has not', async () => {
    const readme = await readFile(join(room, 'README.md'), 'utf8');
    const named = [...readme.matchAll(/^\| `([A-Za-z0-9_.]+)` +\|/gm)].map(([, id]) => id);
    expect(named).toEqual(rules.map((rule) => rule.id));
  });
});
