import { describe, expect, it } from '@jest/globals';
import { assertLocale, readConfig, readLocale } from '../../src/config.ts';
import { OperatorFault } from '../../src/operatorFault.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');

function faultsOf(env: Record<string, string>): OperatorFault {
  try {
    readConfig(env, '/srv');
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorFault);
    return error as OperatorFault;
  }
  throw new Error('the environment was accepted');
}

describe('readConfig', () => {
  it('needs nothing: every setting has its documented default', () => {
    const config = readConfig({}, '/srv');
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      redisUrl: null,
      dataDir: '/srv/.data',
      demo: true,
      keyRing: null,
      publicUrl: null,
      proxies: 0,
      requestsPerMinute: 1200,
      locale: 'zh-CN',
      logLevel: 'warn',
      solveS: 5,
      production: false,
    });
    expect(config.solveThreads).toBeGreaterThanOrEqual(1);
    expect(config.solveThreads).toBeLessThanOrEqual(4);
  });

  it('reads every setting, and takes an empty one for not set', () => {
    const config = readConfig(
      {
        PORT: '8080',
        HOST: 'localhost',
        DATABASE_URL: 'postgres://u:p@db/jieyun',
        REDIS_URL: 'redis://cache:6379',
        DATA_DIR: '/var/jieyun',
        DEMO: '0',
        JIEYUN_KEYS: `b:${key(2)},a:${key(1)}`,
        PUBLIC_URL: 'https://jieyun.example/',
        PROXIES: '1',
        REQUESTS_PER_MINUTE: '60',
        JIEYUN_LANG: 'en',
        LOG_LEVEL: 'debug',
        SOLVE_SECONDS: '30',
        SOLVE_THREADS: '',
      },
      '/srv',
    );
    expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', dataDir: '/var/jieyun', demo: false, locale: 'en' });
    expect(config).toMatchObject({ databaseUrl: 'postgres://u:p@db/jieyun', logLevel: 'debug', solveS: 30 });
    expect(config).toMatchObject({ publicUrl: 'https://jieyun.example', proxies: 1, requestsPerMinute: 60 });
    expect(config.keyRing?.activeId).toBe('b');
    expect([...config.keyRing!.keys.keys()]).toEqual(['b', 'a']);
  });

  it('reports all wrong settings at once, in both languages, with remedies and without the values', () => {
    const fault = faultsOf({
      PORT: '70000',
      HOST: '0.0.0.0',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      REDIS_URL: 'not an address',
      DEMO: 'yes',
      JIEYUN_KEYS: 'k:c2hvcnQ=',
      PUBLIC_URL: 'hunter2',
      JIEYUN_LANG: 'fr',
      LOG_LEVEL: 'loud',
      SOLVE_SECONDS: '1.5',
      SOLVE_THREADS: '0',
      JIEYUN_TOKENS: 'x',
    });
    expect(fault.code).toBe('config_invalid');
    expect(fault.problems.map(({ place }) => place).sort()).toEqual([
      'DATABASE_URL',
      'DEMO',
      'HOST',
      'JIEYUN_KEYS[0]',
      'JIEYUN_LANG',
      'JIEYUN_TOKENS',
      'LOG_LEVEL',
      'PORT',
      'PUBLIC_URL',
      'REDIS_URL',
      'SOLVE_SECONDS',
      'SOLVE_THREADS',
    ]);
    for (const { problem, remedy } of fault.problems) {
      for (const text of [problem.zh, problem.en, remedy.zh, remedy.en]) expect(text).not.toBe('');
    }
    expect(JSON.stringify(fault) + fault.message).not.toContain('hunter2');
    expect(fault.fields).toHaveLength(12);
  });

  it('refuses production without keys of its own, and loads no demo there', () => {
    expect(faultsOf({ NODE_ENV: 'production' }).problems.map(({ place }) => place)).toEqual(['JIEYUN_KEYS']);
    const config = readConfig({ NODE_ENV: 'production', JIEYUN_KEYS: `a:${key(1)}` }, '/srv');
    expect(config).toMatchObject({ production: true, demo: false, logLevel: 'info' });
  });

  it('lets other machines in only behind https, and no demo with them', () => {
    expect(faultsOf({ HOST: '0.0.0.0' }).problems.map(({ place }) => place)).toEqual(['HOST']);
    expect(faultsOf({ HOST: '::', PUBLIC_URL: 'http://x.cn' }).problems.map(({ place }) => place)).toEqual(['HOST']);
    const open = { HOST: '0.0.0.0', PUBLIC_URL: 'https://x.cn' };
    expect(readConfig(open, '/srv')).toMatchObject({ exposed: true, demo: false });
    expect(faultsOf({ ...open, DEMO: '1' }).problems.map(({ place }) => place)).toEqual(['DEMO']);
    const production = { NODE_ENV: 'production', JIEYUN_KEYS: `a:${key(1)}`, DEMO: '1' };
    expect(faultsOf(production).problems.map(({ place }) => place)).toEqual(['DEMO']);
  });

  it('tells the language even of an environment that is wrong', () => {
    expect(readLocale({ JIEYUN_LANG: 'en', PORT: 'x' })).toBe('en');
    expect(readLocale({ JIEYUN_LANG: 'fr' })).toBe('zh-CN');
  });

  it('refuses an unknown language for commands that read nothing else, whatever else is wrong', () => {
    for (const env of [{}, { JIEYUN_LANG: '' }, { JIEYUN_LANG: ' en ' }, { JIEYUN_LANG: 'zh', PORT: 'x' }])
      expect(() => assertLocale(env)).not.toThrow();
    expect(() => assertLocale({ JIEYUN_LANG: 'fr' })).toThrow(
      expect.objectContaining({
        code: 'config_invalid',
        problems: [expect.objectContaining({ place: 'JIEYUN_LANG' })],
      }),
    );
  });
});
