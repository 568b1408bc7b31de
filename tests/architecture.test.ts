import { describe, expect, it } from '@jest/globals';
import { parseSource, readSources, type SourceFile } from './support/importGraph.ts';

/** What a room may do. */
interface Room {
  may: readonly string[] | 'anything';
  /** Node's own modules that are allowed: none, or those without input and output; left out, all of them. */
  builtins?: 'none' | 'pure';
  /** Libraries allowed; left out, all of them. */
  libraries?: readonly string[];
}

/** Modules of Node's that reach outside the process. */
const ioModules = /^node:(fs|net|http|https|dns|tls|dgram|child_process|worker_threads|cluster|process|os|readline)\b/;

/** The import table of docs/style.md §2. A folder that is not in here fails the test. */
const rooms: Record<string, Room> = {
  contract: { may: [], builtins: 'none', libraries: ['zod'] },
  errors: { may: [], builtins: 'none' },
  operatorFault: { may: ['errors', 'contract'], builtins: 'none' },
  log: { may: [] },
  shutdown: { may: [] },
  crypto: { may: ['errors', 'contract'] },
  folder: { may: [] },
  config: { may: ['errors', 'operatorFault', 'contract', 'crypto'] },
  keyFile: { may: ['folder', 'operatorFault', 'contract', 'crypto'] },

  solver: { may: [], builtins: 'none', libraries: [] },
  policy: { may: ['contract'], builtins: 'pure' },
  geo: { may: ['policy', 'contract'], builtins: 'pure' },
  schedule: { may: ['policy', 'contract'], builtins: 'pure' },
  roster: { may: ['policy', 'contract'], builtins: 'pure' },
  dorm: { may: ['policy', 'contract'], builtins: 'pure' },

  checker: { may: ['policy', 'routing', 'contract'] },
  sheets: { may: ['policy', 'contract'] },
  scenario: { may: ['policy', 'contract', 'errors'] },
  routing: { may: ['errors', 'contract'] },
  db: { may: ['errors', 'contract', 'crypto'] },
  jobs: { may: ['errors', 'contract'] },
  postgres: { may: ['folder', 'errors', 'operatorFault', 'contract'] },

  planning: {
    may: [
      ...['solver', 'schedule', 'policy', 'geo', 'roster', 'dorm', 'routing', 'scenario', 'sheets'],
      ...['db', 'jobs', 'crypto', 'contract', 'errors'],
    ],
  },
  accounts: { may: ['db', 'crypto', 'contract', 'errors'] },
  api: { may: ['accounts', 'planning', 'db', 'jobs', 'crypto', 'contract', 'errors', 'log'] },
  workers: { may: ['planning', 'jobs', 'solver', 'schedule', 'policy', 'contract', 'errors', 'log'] },
  service: { may: 'anything' },
  cli: { may: 'anything' },
  fixtures: { may: 'anything' },
};

/** Rooms that compose the others; nobody else imports them. */
const compositionRooms = ['service', 'cli', 'fixtures'];

/** Every import that the table forbids, as readable lines. */
function violationsOf(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const rule = rooms[file.room];
    if (rule === undefined) return [`${file.path}: the room ${file.room} is not in the table`];
    return file.imports
      .filter(({ kind, target }) => {
        if (kind === 'builtin') return rule.builtins === 'none' || (rule.builtins === 'pure' && ioModules.test(target));
        if (kind === 'library') return rule.libraries !== undefined && !rule.libraries.includes(target);
        if (target === file.room) return false;
        if (rule.may === 'anything') return target === 'cli' && file.room !== 'fixtures';
        return compositionRooms.includes(target) || !rule.may.includes(target);
      })
      .map(({ specifier }) => `${file.path}: ${file.room} may not import ${specifier}`);
  });
}

const sources = readSources(['src', 'workers', 'fixtures']);
const ours = sources.filter(({ room }) => room !== 'fixtures');

describe('import directions', () => {
  it('every file keeps to the table', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(violationsOf(sources)).toEqual([]);
  });

  it.each([
    ['src/solver/x.ts', "import { Pool } from 'pg';"],
    ['src/solver/x.ts', "import type { Plan } from '../contract/plan.ts';"],
    ['src/solver/operators/x.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/policy/x.ts', "import {\n  readFile,\n} from 'node:fs/promises';"],
    ['src/checker/x.ts', "export { readRoster } from '../roster/readCsv.ts';"],
    ['src/db/x.ts', "const jobs = await import('../jobs/enqueue.ts');"],
    ['src/planning/x.ts', "import '../api/app.ts';"],
    ['src/service/x.ts', "import { run } from '../cli/main.ts';"],
    ['src/newRoom/x.ts', "import { z } from 'zod';"],
  ])('catches a violation planted in %s: %s', (path, text) => {
    expect(violationsOf([parseSource(path, text)])).toHaveLength(1);
  });

  it.each([
    ['src/solver/x.ts', "import type { Problem } from '../problem.ts';\n// import '../db/pool.ts'"],
    ['src/policy/x.ts', "import { z } from 'zod';\nimport type { Bilingual } from '../contract/text.ts';"],
    ['workers/x.ts', "import { runPlan } from '../src/planning/runPlan.ts';"],
  ])('lets a lawful import in %s be: %s', (path, text) => {
    const parsed = parseSource(path.replace('solver/x', 'solver/operators/x'), text);
    expect(violationsOf([parsed])).toEqual([]);
  });
});

describe('habits', () => {
  const filesWith = (pattern: RegExp, files: readonly SourceFile[]) =>
    files.filter(({ code }) => pattern.test(code)).map(({ path }) => path);

  it('the environment is read in one place', () => {
    expect(filesWith(/process\.env\b/, ours)).toEqual(['src/cli/main.ts']);
  });

  it('the solver has no clock and no chance of its own', () => {
    const solver = ours.filter(({ room }) => room === 'solver');
    expect(filesWith(/Date\.now|new Date\(|performance\.now|Math\.random|setTimeout/, solver)).toEqual([]);
  });

  it('nothing outside the command line writes to the console', () => {
    expect(
      filesWith(
        /\bconsole\./,
        ours.filter(({ room }) => room !== 'cli'),
      ),
    ).toEqual([]);
  });

  it('no value goes untyped', () => {
    expect(filesWith(/:\s*any\b|<any>|\bas any\b/, ours)).toEqual([]);
  });

  it('files stay small: median at most 100 lines, nine of ten at most 300, none above 400', () => {
    const written = ours.filter(({ path }) => !path.includes('/data/'));
    const sizes = written.map(({ lines }) => lines).sort((a, b) => a - b);
    const report = {
      median: sizes[Math.floor(sizes.length / 2)]!,
      p90: sizes[Math.floor(sizes.length * 0.9)]!,
      above400: written.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`),
    };
    expect(report).toEqual({ median: expect.any(Number), p90: expect.any(Number), above400: [] });
    expect(report.median).toBeLessThanOrEqual(100);
    expect(report.p90).toBeLessThanOrEqual(300);
  });
});
