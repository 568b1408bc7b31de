import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OperatorFault } from '../operatorFault.ts';
import type { TextSender } from '../tracking/notices/sender.ts';

/**
 * Loads the operator's own module for his SMS provider: its default export has `send({ phone, text })`, which rejects where the provider
 * does not take a text, and may have a `channel` for the log.
 *
 * @throws OperatorFault `config_invalid` where there is no such module
 */
export async function loadSmsGateway(file: string): Promise<TextSender> {
  const gateway = await import(pathToFileURL(resolve(file)).href).then(
    (module: { default?: Partial<TextSender> }) => module.default,
    (error: unknown) => {
      throw fault(error);
    },
  );
  if (typeof gateway?.send !== 'function') throw fault();
  const { channel = 'sms' } = gateway;
  return {
    channel,
    async send(text) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), deadlineMs);
      });
      await Promise.race([gateway.send!(text), late]).finally(() => clearTimeout(timer));
    },
  };
}

/** How long a provider may take for one text. */
const deadlineMs = 10_000;

function fault(cause?: unknown): OperatorFault {
  const problem = { zh: '不是短信网关模块', en: 'is no module of an SMS gateway' };
  const remedy = {
    zh: '填写一个 ES 模块的路径，其默认导出有 send({ phone, text })',
    en: 'give the path of an ES module whose default export has send({ phone, text })',
  };
  return new OperatorFault('config_invalid', [{ place: 'SMS_GATEWAY', problem, remedy }], cause);
}
