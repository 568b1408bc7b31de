import { expect, it } from '@jest/globals';
import { formatFault } from '../../src/roster/formatFault.ts';

const fault = { file: 'C001.xlsx', code: 'x', message: { zh: '错', en: 'wrong' }, remedy: { zh: '改', en: 'fix' } };

it('writes file, sheet and cell as far as there are any, in the language asked for', () => {
  expect(formatFault({ ...fault, sheet: '名单', cell: 'C14' }, 'en')).toBe('C001.xlsx:名单!C14: wrong; fix');
  expect(formatFault({ ...fault, cell: 'C14' }, 'zh-CN')).toBe('C001.xlsx!C14: 错; 改');
  expect(formatFault(fault, 'en')).toBe('C001.xlsx: wrong; fix');
});
