import { posix } from 'node:path';
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
  health: { may: ['policy', 'contract'], builtins: 'pure' },
  supplies: { may: ['health', 'policy', 'contract'], builtins: 'pure' },

  checker: { may: ['policy', 'routing', 'contract'] },
  sheets: { may: ['supplies', 'policy', 'contract'] },
  scenario: { may: ['policy', 'contract', 'errors'] },
  routing: { may: ['errors', 'contract'] },
  db: { may: ['errors', 'contract', 'crypto'] },
  jobs: { may: ['errors', 'contract'] },
  postgres: { may: ['folder', 'errors', 'operatorFault', 'contract'] },

  planning: {
    may: [
      ...['solver', 'schedule', 'policy', 'geo', 'roster', 'dorm', 'health', 'supplies'],
      ...['routing', 'scenario', 'sheets'],
      ...['db', 'jobs', 'crypto', 'contract', 'errors'],
    ],
  },
  tracking: {
    may: [
      'planning',
      'schedule',
      'routing',
      'policy',
      'sheets',
      'health',
      'dorm',
      'db',
      'jobs',
      'crypto',
      'contract',
      'errors',
    ],
  },
  simulation: {
    may: ['tracking', 'planning', 'health', 'solver', 'policy', 'db', 'contract', 'errors'],
  },
  accounts: { may: ['db', 'crypto', 'contract', 'errors'] },
  api: { may: ['accounts', 'planning', 'tracking', 'db', 'jobs', 'crypto', 'contract', 'errors', 'log'] },
  workers: {
    may: ['planning', 'tracking', 'simulation', 'jobs', 'solver', 'schedule', 'policy', 'contract', 'errors', 'log'],
  },
  web: {
    may: ['contract'],
    builtins: 'none',
    libraries: [
      ...['react', 'react-dom', 'react-router', '@tanstack/react-query', 'antd', '@ant-design/icons', 'zod'],
      ...['idb', 'qrcode'],
      ...['topojson-client', 'topojson-specification', 'virtual:county-shapes'],
      ...['@tanstack/react-virtual', '@atlaskit/pragmatic-drag-and-drop'],
      '@atlaskit/pragmatic-drag-and-drop-auto-scroll',
    ],
  },
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
    ['src/web/lib/x.ts', "import { AppError } from '../../errors.ts';"],
    ['src/web/lib/x.ts', "import { readFile } from 'node:fs/promises';"],
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

/** Inside the pages: what a folder of src/web may import of the others; a feature never imports another one. */
const webFolders: Record<string, readonly string[]> = {
  lib: [],
  components: ['lib'],
  features: ['lib', 'components'],
  app: ['lib', 'components', 'features'],
  driver: ['lib'],
  'main.tsx': ['app'],
};

/** A folder of src/web, with the name of the feature where it is one. */
function webFolder(path: string): { folder: string; feature: string | null } {
  const [, , folder, feature] = path.split('/');
  return { folder: folder!, feature: folder === 'features' ? feature! : null };
}

function webViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) => {
    const own = webFolder(path);
    const foreign = imports.filter(({ specifier, target }) => {
      if (own.folder === 'driver' && /^(antd|@ant-design)/.test(specifier)) return true;
      if (target !== 'web') return false;
      const other = webFolder(posix.join(posix.dirname(path), specifier));
      if (other.folder === own.folder) return other.feature !== own.feature;
      return !(webFolders[own.folder] ?? []).includes(other.folder);
    });
    return foreign.map(({ specifier }) => `${path}: may not import ${specifier}`);
  });
}

describe('inside the pages', () => {
  const web = sources.filter(({ room }) => room === 'web');

  it('folders build on each other in one direction, and features know nothing of each other', () => {
    expect(web.length).toBeGreaterThan(20);
    expect(webViolations(web)).toEqual([]);
  });

  it.each([
    ['src/web/features/desk/components/X.tsx', "import { y } from '../../portal/y.ts';"],
    ['src/web/lib/x.ts', "import { y } from '../components/y.tsx';"],
    ['src/web/features/desk/x.ts', "import { router } from '../../app/router.tsx';"],
    ['src/web/driver/x.tsx', "import { Button } from 'antd';"],
    ['src/web/driver/x.tsx', "import { Loading } from '../components/Loading.tsx';"],
  ])('catches a violation planted in %s: %s', (path, text) => {
    expect(webViolations([parseSource(path, text)])).toHaveLength(1);
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
