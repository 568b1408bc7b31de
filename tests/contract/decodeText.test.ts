import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { decodeText } from '../../src/contract/decodeText.ts';

const text = '姓名,身份证号\n张三,𠮷';

describe('decodeText', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)('knows %s by its mark or its bytes', (encoding) => {
    const addBOM = encoding !== 'gb18030';
    const bytes = iconv.encode(text, encoding, { addBOM });
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });

  it('knows UTF-8 without a mark', () => {
    expect(decodeText(new TextEncoder().encode(text))).toEqual({ text, encoding: 'utf-8' });
  });

  it('gives null for bytes that are no text', () => {
    expect(decodeText(Uint8Array.of(0x80, 0xff, 0xff))).toBeNull();
    expect(decodeText(Uint8Array.of(0x41, 0, 0x42))).toBeNull();
  });
});
