/** Character sets that companies' files come in. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * Text of a file of unknown character set: a byte order mark decides; without one, UTF-8 where the bytes are valid UTF-8, else
 * GB18030 (what Excel writes as CSV in China; it contains GBK and GB2312). Null where neither fits, and for bytes that
 * no text has (NUL), as in binary files with a wrong extension.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  for (const encoding of candidates(bytes)) {
    const text = tryDecode(bytes, encoding);
    if (text !== null && !text.includes('\0')) return { text, encoding };
  }
  return null;
}

function candidates(bytes: Uint8Array): readonly TextEncoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function tryDecode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
