import { createServer, type Server } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createPool } from '../../src/db/pool.ts';
import { OperatorFault } from '../../src/operatorFault.ts';
import { checkDatabase, checkRedis } from '../../src/service/dependencies.ts';

/** A port that nobody listens on: taken once and given back. */
async function closedPort(): Promise<number> {
  const server = await listen(() => undefined);
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(onConnection: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(onConnection);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function faultOf(work: Promise<unknown>): Promise<OperatorFault> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OperatorFault);
  return error as OperatorFault;
}

describe('services of the operator', () => {
  it('a database that does not answer is one message that names DATABASE_URL and not its password', async () => {
    const pool = createPool({ connectionString: `postgresql://u:hunter2@127.0.0.1:${await closedPort()}/x` });
    const fault = await faultOf(checkDatabase(pool));
    expect(fault.problems.map(({ place }) => place)).toEqual(['DATABASE_URL']);
    expect(fault.problems[0]!.problem.en).toContain('ECONNREFUSED');
    expect(JSON.stringify(fault.problems)).not.toContain('hunter2');
    await pool.end();
  });

  it('a Redis that does not answer is one message that names REDIS_URL', async () => {
    const fault = await faultOf(checkRedis(`redis://:hunter2@127.0.0.1:${await closedPort()}`));
    expect(fault.problems.map(({ place }) => place)).toEqual(['REDIS_URL']);
    expect(fault.problems[0]!.problem.zh).toContain('ECONNREFUSED');
    expect(JSON.stringify(fault.problems)).not.toContain('hunter2');
  });

  it('a Redis that is too old is refused with the version needed', async () => {
    const old = await listen((socket) => {
      // answers every command as INFO of a Redis 5 would
      const info = '# Server\r\nredis_version:5.0.14\r\nloading:0\r\n';
      socket.on('data', (chunk) => {
        const commands = chunk.toString().match(/^\*/gm)?.length ?? 1;
        for (let i = 0; i < commands; i++) socket.write(`$${info.length}\r\n${info}\r\n`);
      });
      socket.on('error', () => undefined);
    });
    servers.push(old);
    const { port } = old.address() as { port: number };
    const fault = await faultOf(checkRedis(`redis://127.0.0.1:${port}`));
    expect(fault.problems[0]!.problem.en).toBe('Redis 5 is too old');
    expect(fault.problems[0]!.remedy.en).toBe('use Redis 6.2 or newer');
  });
});
