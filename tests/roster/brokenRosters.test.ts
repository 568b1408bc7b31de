import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { brokenCases } from '../../fixtures/brokenRosters.ts';
import type { Fault } from '../../src/contract/fault.ts';
import type { RosterFile } from '../../src/contract/scenario.ts';
import { type Intake, rejectCodes } from '../../src/contract/worker.ts';
import { countyRegister } from '../../src/geo/index.ts';
import type { RosterContext } from '../../src/roster/context.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { readScenarioFolder } from '../../src/scenario/readScenarioFolder.ts';

const root = join('fixtures', 'broken-rosters');
const batch = 'batch';

/** What a case must be told: accepted rows as `file:sheet:row`, and every message with its place. */
interface Expected {
  accepted: string[];
  rejected: unknown[];
  warnings: unknown[];
}

let context: RosterContext;

beforeAll(async () => {
  const { scenario, policy, faults } = await readScenarioFolder(join(root, batch));
  if (scenario === null || policy === null) throw new Error(JSON.stringify(faults));
  context = { ...scenario, counties: countyRegister(), policy };
});

async function filesOf(name: string): Promise<RosterFile[]> {
  const names = (await readdir(join(root, name))).filter((file) => file !== 'expected.json');
  return Promise.all(
    names.map(async (file) => ({ name: file, bytes: new Uint8Array(await readFile(join(root, name, file))) })),
  );
}

async function expectedOf(name: string): Promise<Expected> {
  return JSON.parse(await readFile(join(root, name, 'expected.json'), 'utf8')) as Expected;
}

function place({ sheet = '', cell = '', code, message, remedy }: Fault) {
  return { sheet, cell, code, message, remedy };
}

function told(intake: Intake): Expected {
  return {
    accepted: intake.workers.map(({ source }) => `${source.file}:${source.sheet}:${source.row}`),
    rejected: intake.rejected.map(({ file, sheet, row, cells }) => ({
      file,
      sheet,
      row,
      cells: cells.map(({ cell, code, value, message, remedy }) => ({ cell, code, value, message, remedy })),
    })),
    warnings: intake.warnings.map((warning) => ({ file: warning.file, row: warning.row, ...place(warning) })),
  };
}

describe('broken rosters', () => {
  it.each(brokenCases.map(({ name }) => name))('%s gets exactly its messages, and no row is lost', async (name) => {
    const intake = await readRosters(await filesOf(name), context);
    expect(told(intake)).toEqual(await expectedOf(name));
    expect(intake.workers.length + intake.rejected.filter(({ row }) => row > 0).length).toBe(intake.dataRows);
  });

  it('are the files that the generator makes', async () => {
    for (const { name, files } of brokenCases) {
      const committed = await filesOf(name);
      expect(committed.map((file) => file.name).sort()).toEqual(files.map((file) => file.name).sort());
      for (const file of files) {
        const bytes = committed.find((other) => other.name === file.name)!.bytes;
        // Deflated bytes may differ between versions of zlib; all other files are stored.
        if (!name.startsWith('file-bomb')) expect(Buffer.compare(bytes, file.bytes)).toBe(0);
      }
    }
  });

  it('are at least 40 kinds, each in a folder of its own, and show every reject code', async () => {
    const entries = await readdir(root, { withFileTypes: true });
    const folders = entries
      .flatMap((entry) => (entry.isDirectory() && entry.name !== batch ? [entry.name] : []))
      .sort();
    expect(folders).toEqual(brokenCases.map(({ name }) => name).sort());
    expect(folders.length).toBeGreaterThanOrEqual(40);
    const codes = new Set<string>();
    for (const name of folders) {
      for (const { cells } of (await expectedOf(name)).rejected as { cells: { code: string }[] }[]) {
        for (const { code } of cells) codes.add(code);
      }
    }
    expect([...codes].sort()).toEqual([...rejectCodes].sort());
  });
});
