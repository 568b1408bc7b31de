import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readOrCreateKeyFile } from '../../src/keyFile.ts';
import { OperatorFault } from '../../src/operatorFault.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jieyun-keys-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('readOrCreateKeyFile', () => {
  it('makes a key for its owner alone, and finds it again', async () => {
    const dataDir = join(dir, 'new');
    const first = await readOrCreateKeyFile(dataDir);
    expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o600);
    const again = await readOrCreateKeyFile(dataDir);
    expect(again.keys).toEqual(first.keys);
    expect(first.keys.get(first.activeId)).toHaveLength(32);
  });

  it('refuses a file that others can read, and one without a usable key', async () => {
    await readOrCreateKeyFile(dir);
    chmodSync(join(dir, 'keys'), 0o644);
    await expect(readOrCreateKeyFile(dir)).rejects.toThrow('others can read the key file');
    chmodSync(join(dir, 'keys'), 0o600);
    writeFileSync(join(dir, 'keys'), 'nonsense\n');
    await expect(readOrCreateKeyFile(dir)).rejects.toThrow(OperatorFault);
  });
});
