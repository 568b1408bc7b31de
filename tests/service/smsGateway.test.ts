import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadSmsGateway } from '../../src/service/smsGateway.ts';
import { tempFolder } from '../support/tempFolder.ts';

describe('an SMS gateway of the operator', () => {
  it('is a module of his that takes phone and text', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'gateway.mjs');
    const told = 'globalThis.smsTold';
    await writeFile(file, `export default { async send(message) { (${told} ??= []).push(message); } };`);
    const gateway = await loadSmsGateway(file);
    await gateway.send({ phone: '13700000001', text: '06:05' });
    expect(gateway.channel).toBe('sms');
    expect((globalThis as { smsTold?: unknown }).smsTold).toEqual([{ phone: '13700000001', text: '06:05' }]);
  });

  it('that is none is a fault of the settings, whether it is missing or sends nothing', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'other.mjs');
    await writeFile(file, 'export default {};');
    for (const path of [file, join(folder, 'nowhere.mjs')])
      await expect(loadSmsGateway(path)).rejects.toMatchObject({ code: 'config_invalid' });
  });
});
