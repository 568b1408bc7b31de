import { afterEach, describe, expect, it } from '@jest/globals';
import { OperatorFault } from '../../src/operatorFault.ts';
import { type Front, openFront } from '../../src/service/front.ts';

const fronts: Front[] = [];
afterEach(async () => {
  for (const front of fronts.splice(0)) await front.close();
});

async function open(port: number): Promise<Front> {
  const front = await openFront('127.0.0.1', port);
  fronts.push(front);
  return front;
}

describe('openFront', () => {
  it('tells callers to wait until the product stands behind the port, then hands over', async () => {
    const front = await open(0);
    const waiting = await fetch(front.url);
    expect(waiting.status).toBe(503);
    expect(waiting.headers.get('content-type')).toBe('application/problem+json');
    expect(waiting.headers.get('retry-after')).toBe('2');
    await waiting.text();
    front.attach((_request, response) => response.end('here'));
    expect(await (await fetch(front.url)).text()).toBe('here');
  });

  it('refuses a port in use with its number and another one to try', async () => {
    const { url } = await open(0);
    const port = Number(new URL(url).port);
    const error = await open(port).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OperatorFault);
    const [problem] = (error as OperatorFault).problems;
    expect(problem).toMatchObject({ place: 'PORT', problem: { en: `port ${port} of 127.0.0.1 is in use` } });
    expect(problem!.remedy.en).toContain(`PORT=${port + 1} npm start`);
  });

  it('closing waits for the request that is being answered, and takes no further one', async () => {
    const front = await openFront('127.0.0.1', 0);
    let answer = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      front.attach((_request, response) => {
        answer = () => response.end('done');
        resolve();
      });
    });
    const pending = fetch(front.url);
    await arrived;
    const closed = front.close();
    await expect(fetch(front.url)).rejects.toThrow();
    answer();
    expect(await (await pending).text()).toBe('done');
    await closed;
  });
});
