import { describe, expect, it } from '@jest/globals';
import { createLog, scopedLog } from '../../src/log.ts';

function linesOf(use: (log: ReturnType<typeof createLog>) => void): string {
  let written = '';
  const log = createLog('info', {
    write: (line: string) => {
      written += line;
    },
  });
  use(log);
  return written;
}

describe('log', () => {
  it('repeats its scope in each line', () => {
    const line = JSON.parse(linesOf((log) => scopedLog(log, { part: 'api', requestId: 'r1' }).info('hello')));
    expect(line).toMatchObject({ part: 'api', requestId: 'r1', msg: 'hello' });
  });

  it("hides people's data and secrets wherever they hang, to two levels", () => {
    const worker = { name: '王小明', idNumber: '320611199001010011', phone: '13800000000' };
    const text = linesOf((log) => log.info({ worker, job: { worker }, token: 'secret-token', rows: 3 }, 'x'));
    for (const value of ['王小明', '320611199001010011', '13800000000', 'secret-token'])
      expect(text).not.toContain(value);
    expect(text).toContain('"rows":3');
  });

  it("drops what libraries hang on errors, such as a database row's values", () => {
    const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (phone)=(13800000000)' });
    const text = linesOf((log) => log.error({ err: new Error('cannot save', { cause }) }, 'x'));
    expect(text).toContain('duplicate key');
    expect(text).toContain('23505');
    expect(text).not.toContain('13800000000');
  });
});
