import { describe, expect, it } from '@jest/globals';
import { maskId, maskName, maskPhone } from '../../src/policy/mask.ts';
import { presets } from '../../src/policy/presets.ts';

const policy = presets['cn-2020-02-11']!;

describe('masks', () => {
  it('leave the ends of an ID number and a phone readable, and keep the length', () => {
    expect(maskId('341221197203121055', policy)).toBe('341221********1055');
    expect(maskPhone('13812345678', policy)).toBe('138****5678');
  });

  it('leave the surname', () => {
    expect(maskName('张建国', policy)).toBe('张**');
    expect(maskName('𠮷田', policy)).toBe('𠮷*');
  });

  it('hide most of a value that is too short for its mask', () => {
    expect(maskId('E12345678', policy)).toBe('E12******');
    expect(maskPhone('1381', policy)).toBe('1***');
    expect(maskPhone('', policy)).toBe('');
  });
});
