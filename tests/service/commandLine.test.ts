import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { runProgram } from '../../src/cli/program.ts';
import { createProgressBar, formatProgress } from '../../src/cli/progressBar.ts';
import { describeError } from '../../src/cli/reportError.ts';
import { AppError } from '../../src/errors.ts';
import { OperatorFault } from '../../src/operatorFault.ts';

let written: { out: string; err: string };
beforeEach(() => {
  written = { out: '', err: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const run = (...args: string[]) => runProgram(args, { env: {}, cwd: '/', locale: 'en' });

describe('command line', () => {
  it('help is a result: standard output, status 0', async () => {
    expect(await run('--help')).toBe(0);
    for (const command of ['plan', 'check', 'serve', 'worker', 'import', 'export', 'demo', 'admin']) {
      expect(written.out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    }
  });

  it.each([
    ['no such command', ['fly']],
    ['plan without a folder', ['plan', '--out', 'x.json']],
    ['plan without --out', ['plan', 'dir']],
    ['a time that is none', ['plan', 'dir', '--out', 'x.json', '--seconds', 'soon']],
    ['no time at all', ['plan', 'dir', '--out', 'x.json', '--seconds', '0']],
    ['no thread', ['plan', 'dir', '--out', 'x.json', '--threads', '0']],
    ['a router that does not exist', ['plan', 'dir', '--out', 'x.json', '--router', 'crow']],
    ['half an iteration', ['plan', 'dir', '--out', 'x.json', '--iterations', '0.5']],
    ['an option that does not exist', ['plan', 'dir', '--out', 'x.json', '--fast']],
    ['check without --scenario', ['check', 'plan.json']],
    ['a queue that does not exist', ['worker', '--queues', 'intake,other']],
    ['export without a folder', ['export', 'batch']],
    ['an admin without a login', ['admin', 'create-admin']],
    ['a login that is none', ['admin', 'create-admin', 'a b']],
  ])('a wrong call ends with status 2 and says why on standard error: %s', async (_, args) => {
    expect(await run(...args)).toBe(2);
    expect(written.err).toMatch(/^error: /);
    expect(written.out).toBe('');
  });

  it('plan on a folder that is not there ends with status 2', async () => {
    expect(await run('plan', '/nowhere', '--out', join(tmpdir(), 'jieyun-no-plan.json'))).toBe(2);
    expect(written.err).toContain('scenario.json');
  });

  it('plan into a folder that is not there says so before any work, with status 2', async () => {
    expect(await run('plan', 'fixtures/gangzha-2020', '--out', '/nowhere/plan.json')).toBe(2);
    expect(written.err).toContain('/nowhere');
  });
});

describe('describeError', () => {
  it('prints all problems of an operator in his language, without a stack', () => {
    const fault = new OperatorFault('config_invalid', [
      { place: 'PORT', problem: { zh: '不对', en: 'is wrong' }, remedy: { zh: '改', en: 'mend it' } },
      { place: 'HOST', problem: { zh: '也不对', en: 'is wrong too' }, remedy: { zh: '也改', en: 'mend it too' } },
    ]);
    expect(describeError(fault, 'en')).toEqual({
      text: 'PORT: is wrong; mend it\nHOST: is wrong too; mend it too',
      status: 2,
    });
    expect(describeError(fault, 'zh-CN').text).toBe('PORT: 不对；改\nHOST: 也不对；也改');
  });

  it('tells wrong input (2) from work that failed (1)', () => {
    expect(describeError(new AppError('not_found', 'no such batch'), 'en')).toEqual({
      text: 'no such batch',
      status: 2,
    });
    expect(describeError(new AppError('unavailable', 'away'), 'en').status).toBe(1);
    expect(describeError(new Error('broken'), 'en').status).toBe(1);
  });
});

describe('progress bar', () => {
  it('draws 24 steps and stays within 0 and 100 %', () => {
    expect(formatProgress(0.5, 'x')).toBe(`${'█'.repeat(12)}${'░'.repeat(12)}  50% x`);
    expect(formatProgress(-1, 'x')).toBe(`${'░'.repeat(24)}   0% x`);
    expect(formatProgress(2, 'x')).toBe(`${'█'.repeat(24)} 100% x`);
  });

  it('writes nothing where nobody looks at a terminal', () => {
    const bar = createProgressBar({ isTTY: false, write: process.stderr.write } as NodeJS.WriteStream);
    bar.update(0.5, 'x');
    bar.clear();
    expect(written.err).toBe('');
  });
});
