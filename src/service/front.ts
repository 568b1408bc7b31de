import { createServer, type RequestListener, type Server } from 'node:http';
import { OperatorFault } from '../operatorFault.ts';

/** The HTTP server before and after the product stands behind it. */
export interface Front {
  /** Base address for a person to open. */
  url: string;
  /** Puts the product behind the port; until then callers are told to wait. */
  attach(handler: RequestListener): void;
  /** Takes no new connections, ends idle ones and waits for running requests. */
  close(): Promise<void>;
}

/**
 * Takes the port first of all, so that a port in use is known before anything heavy starts and nobody can take it meanwhile.
 *
 * @throws OperatorFault naming `PORT`.
 */
export async function openFront(host: string, port: number): Promise<Front> {
  let handler: RequestListener = answerStarting;
  const server = createServer((request, response) => handler(request, response));
  await listen(server, host, port);
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${shownHost}:${bound}`,
    attach(next) {
      handler = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

const answerStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '2' });
  response.end(JSON.stringify({ type: 'about:blank', title: 'Starting', status: 503, detail: '正在启动 / starting' }));
};

function portFault(error: NodeJS.ErrnoException, host: string, port: number): OperatorFault {
  const taken = error.code === 'EADDRINUSE';
  const problem = taken
    ? { zh: `${host} 的端口 ${port} 已被占用`, en: `port ${port} of ${host} is in use` }
    : { zh: `无法监听 ${host}:${port}（${error.message}）`, en: `cannot listen on ${host}:${port} (${error.message})` };
  const remedy = {
    zh: `请停止占用它的程序（也许接运已在运行），或换一个端口：PORT=${port + 1} npm start`,
    en: `stop the program that has it (perhaps jieyun runs already), or use another: PORT=${port + 1} npm start`,
  };
  return new OperatorFault('unavailable', [{ place: 'PORT', problem, remedy }], error);
}
