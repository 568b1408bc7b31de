import { SaxesParser } from 'saxes';
import type { RosterLimits } from '../limits.ts';
import { damaged, Unreadable } from '../unreadable.ts';

/** What a part's reader is told while the XML streams by; names come without namespace prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Streams an XML part through a handler. A document type is refused, because Office writes none and entities are how small
 * files grow large; so is nesting deeper than `limits.xmlDepth`.
 */
export async function parseXml(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  limits: RosterLimits,
  handler: XmlHandler,
): Promise<void> {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw damaged('XML 中含有文档类型声明', 'its XML declares a document type');
  });
  parser.on('error', () => {
    throw damaged(`部件 ${part} 的 XML 有误`, `the XML of its part ${part} is malformed`);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > limits.xmlDepth) throw damaged('XML 嵌套过深', 'its XML is nested too deeply');
    handler.open?.(localName(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));

  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    if (decoder !== null) parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof Unreadable
      ? error
      : damaged(`部件 ${part} 的文字编码有误`, `the characters of its part ${part} are garbled`);
  }
}

/** The value of an attribute whatever its prefix, for example `r:id` also where the prefix is another. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(attributes).find((key) => localName(key) === name);
  return key === undefined ? undefined : attributes[key];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf(chunk: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
