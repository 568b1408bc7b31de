import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/db/migrate.ts';
import { createPool } from '../../src/db/pool.ts';
import { databases } from '../support/database.ts';
import { tempFolder } from '../support/tempFolder.ts';

const server = databases();

/** A folder with these migrations, for cases that the real ones do not show. */
async function migrationsFolder(files: Record<string, string>): Promise<string> {
  const folder = await tempFolder();
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
  return folder;
}

/** Numbers of the migrations that the package holds, in order; a number may be missing. */
async function versions(): Promise<number[]> {
  const names = await readdir(new URL('../../src/db/migrations', import.meta.url));
  return names.map((name) => Number(name.slice(0, 4))).sort((a, b) => a - b);
}

describe('migrate', () => {
  it('applies every migration once, however many processes start at the same moment', async () => {
    const { pool, url } = await server.createEmpty();
    const processes = Array.from({ length: 20 }, () => createPool({ connectionString: url, max: 1 }));
    const folder = await migrationsFolder({
      '0001_a.sql': 'create table a (id integer); select pg_sleep(0.2);',
      '0002_b.sql': 'create table b (id integer); insert into a values (1);',
    });

    const applied = await Promise.all(processes.map((process) => migrate(process, folder)));
    await Promise.all(processes.map((process) => process.end()));

    expect(applied.filter((versions) => versions.length > 0)).toEqual([[1, 2]]);
    expect((await pool.query('select count(*)::int as n from a')).rows[0].n).toBe(1);
  });

  it('makes the whole schema from nothing', async () => {
    const { pool } = await server.createEmpty();
    expect(await migrate(pool)).toEqual(await versions());
    expect(await migrate(pool)).toEqual([]);
  });

  it('leaves nothing of a migration set that fails in its middle', async () => {
    const { pool } = await server.createEmpty();
    const folder = await migrationsFolder({ '0001_a.sql': 'create table a (id integer);', '0002_b.sql': 'nonsense;' });

    await expect(migrate(pool, folder)).rejects.toThrow(/syntax error/);

    expect((await pool.query(`select to_regclass('a') as a`)).rows[0].a).toBeNull();
  });

  it('refuses a database that a newer program has migrated', async () => {
    const { owner } = await server.create();
    await owner.query(`insert into schema_migrations (version, name, sha256) values (9999, 'future', '')`);

    await expect(migrate(owner)).rejects.toMatchObject({
      code: 'config_invalid',
      detail: expect.stringContaining('version 9999'),
    });
  });

  it('refuses a migration that was edited after it ran', async () => {
    const { pool } = await server.createEmpty();
    const folder = await migrationsFolder({ '0001_a.sql': 'create table a (id integer);' });
    await migrate(pool, folder);
    await writeFile(join(folder, '0001_a.sql'), 'create table a (id bigint);');

    await expect(migrate(pool, folder)).rejects.toMatchObject({
      code: 'config_invalid',
      detail: expect.stringContaining('0001_a.sql'),
    });
  });
});
