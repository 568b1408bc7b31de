import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { smtpSender } from '../../src/service/smtpSender.ts';

/** A mail server of a few lines: takes one message a connection, or refuses the recipient. */
let server: Server;

afterEach(() => new Promise((resolve) => server.close(resolve)));

async function mailServer({ refuses }: { refuses: boolean }): Promise<{ url: string; received: () => string }> {
  let received = '';
  server = createServer((socket) => {
    let isData = false;
    socket.setEncoding('utf8').write('220 test\r\n');
    socket.on('data', (chunk: string) => {
      if (isData) {
        received += chunk;
        if (!received.endsWith('\r\n.\r\n')) return;
        isData = false;
        socket.write('250 taken\r\n');
        return;
      }
      for (const line of chunk.trim().split('\r\n')) {
        if (/^DATA/i.test(line)) {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (/^RCPT/i.test(line) && refuses) socket.write('550 no such user\r\n');
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, received: () => received };
}

const message = {
  to: 'hr@example.cn',
  subject: '乘车通知 v2',
  text: '张三 13700000001\n请于 06:05 前到达',
  attachments: [{ name: 'notices.xlsx', mediaType: 'application/test', bytes: Buffer.from('a workbook') }],
};

describe('messages by SMTP', () => {
  it('reach a mail server with text and workbook', async () => {
    const { url, received } = await mailServer({ refuses: false });
    await smtpSender(url, 'jieyun@example.cn').send(message);
    expect(received()).toMatch(/^From: jieyun@example\.cn/m);
    expect(received()).toMatch(/^To: hr@example\.cn/m);
    expect(received()).toContain('filename=notices.xlsx');
    expect(received()).toContain(Buffer.from('a workbook').toString('base64'));
  });

  it('that the server refuses are an error with a code, which is all that the log keeps', async () => {
    const { url } = await mailServer({ refuses: true });
    await expect(smtpSender(url, 'jieyun@example.cn').send(message)).rejects.toMatchObject({ code: 'EENVELOPE' });
  });

  it('for a server that is not there are an error, too', async () => {
    await mailServer({ refuses: true });
    const nowhere = 'smtp://127.0.0.1:1';
    await expect(smtpSender(nowhere, 'jieyun@example.cn').send(message)).rejects.toMatchObject({ code: 'ESOCKET' });
  });
});
