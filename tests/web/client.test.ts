import { describe, expect, it } from '@jest/globals';
import { createClient } from '../../src/web/lib/api/client.ts';
import { ApiFault, failureWords, faultTitle, readable } from '../../src/web/lib/api/fault.ts';

interface Sent {
  address: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A network that answers with `answers` in turn; an error among them is a connection that broke. */
function network(...answers: (Response | Error)[]) {
  const sent: Sent[] = [];
  const send = (async (address: string, { method, headers, body }: RequestInit) => {
    sent.push({ address, method: method!, headers: Object.fromEntries(new Headers(headers)), body });
    const answer = answers.shift()!;
    if (answer instanceof Error) throw answer;
    return answer;
  }) as typeof fetch;
  return { sent, send };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const batchId = '6b1f4b3e-8f0a-4a55-9d0e-1c2d3e4f5a6b';

describe('a call', () => {
  it('goes to the address of the contract, with what it asks for escaped', async () => {
    const { sent, send } = network(json({ workers: [], nextCursor: null }));
    const reply = await createClient(send).call('listWorkers', {
      params: { batchId },
      query: { companyId: '大地 & 电气' },
    });
    expect(reply).toEqual({ workers: [], nextCursor: null });
    expect(sent[0]).toMatchObject({
      address: `/api/v1/batches/${batchId}/workers?companyId=%E5%A4%A7%E5%9C%B0+%26+%E7%94%B5%E6%B0%94`,
      method: 'GET',
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(sent[0]!.headers).not.toHaveProperty('x-csrf-token');
  });

  it('proves with a change whose page makes it, and on which version', async () => {
    const { sent, send } = network(json({}));
    const client = createClient(send);
    client.csrfToken = 'token';
    client.locale = 'en';
    await client.call('editBatch', { params: { batchId }, version: 7, body: { status: 'closed' } });
    expect(sent[0]).toMatchObject({
      method: 'PATCH',
      headers: {
        'x-csrf-token': 'token',
        'if-match': '"7"',
        'content-type': 'application/json',
        'accept-language': 'en',
      },
      body: '{"status":"closed"}',
    });
  });

  it('sends files as a form', async () => {
    const { sent, send } = network(json({ requestId: batchId, unchanged: false }, 202));
    const file = new File(['姓名'], '名单.csv');
    await createClient(send).call('submitCompanyRequest', { params: { batchId, companyId: 'C01' }, files: [file] });
    expect((sent[0]!.body as FormData).get('file')).toMatchObject({ name: '名单.csv', size: 6 });
    expect(sent[0]!.headers).not.toHaveProperty('content-type');
  });

  it('gives a file with its name', async () => {
    const headers = { 'content-disposition': `inline; filename="__.pdf"; filename*=UTF-8''%E8%B7%AF%E5%8D%95.pdf` };
    const { send } = network(new Response('%PDF', { headers }));
    const { name, blob } = await createClient(send).call('readSheets', { params: { planId: batchId } });
    expect([name, await blob.text()]).toEqual(['路单.pdf', '%PDF']);
  });
});

describe('a call that does not go well', () => {
  it('repeats a broken change once, under the same key', async () => {
    const { sent, send } = network(new TypeError('network'), json({ planId: batchId }, 202));
    await createClient(send).call('requestPlan', { params: { batchId }, body: {} });
    const keys = sent.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('does not repeat what carries no key, and says that the server is away', async () => {
    const { sent, send } = network(new TypeError('network'));
    const call = createClient(send).call('editBatch', { params: { batchId }, version: 1, body: { status: 'open' } });
    await expect(call).rejects.toMatchObject({ code: 'offline', status: 0 });
    expect(sent).toHaveLength(1);
  });

  it('carries every fault of the problem document, and its words in both languages', async () => {
    const errors = [{ location: 'body.login', message: '无效 / invalid', fix: '…' }];
    const body = {
      type: 'urn:jieyun:problem:input_invalid',
      title: '',
      status: 422,
      detail: 'x',
      errors,
      requestId: 'r',
    };
    const { send } = network(json(body, 422));
    const fault = await createClient(send)
      .call('listBatches', {})
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ApiFault);
    expect(fault).toMatchObject({ code: 'input_invalid', errors, requestId: 'r' });
    expect(faultTitle(fault)).toEqual({ zh: '所填内容有误', en: 'Something that was sent is not right' });
  });

  it('tells that nobody is signed in any more, but not at the door', async () => {
    const refusal = () => json({ type: 'urn:jieyun:problem:unauthorized' }, 401);
    const { send } = network(refusal(), refusal());
    const client = createClient(send);
    let times = 0;
    client.onSignedOut = () => {
      times += 1;
    };
    await expect(client.call('signIn', { body: { login: 'x', password: 'y' } })).rejects.toThrow(ApiFault);
    expect(times).toBe(0);
    await expect(client.call('listBatches', {})).rejects.toThrow(ApiFault);
    expect(times).toBe(1);
  });

  it('does not take a page of a proxy for a problem document', async () => {
    const { send } = network(new Response('<html>bad gateway</html>', { status: 502 }));
    await expect(createClient(send).call('listBatches', {})).rejects.toMatchObject({ code: 'internal', status: 502 });
  });
});

describe("the server's own words", () => {
  const both = { code: 'conflict', detail: '批次已截止 / the batch is closed' };

  it('come in the language of the reader', () => {
    expect(readable(both.detail, 'zh-CN')).toBe('批次已截止');
    expect(readable(both.detail, 'en')).toBe('the batch is closed');
    expect(failureWords(both, 'en')).toBe('The state does not allow this now: the batch is closed');
  });

  it('in English alone are left out where there are others, and stay where there are none', () => {
    expect(failureWords({ code: 'conflict', detail: 'no words' }, 'zh-CN')).toBe('当前状态下不能这样做');
    expect(readable('no words', 'zh-CN')).toBe('no words');
  });
});
