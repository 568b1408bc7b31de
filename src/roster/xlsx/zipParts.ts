import yauzl from 'yauzl';
import type { RosterLimits } from '../limits.ts';
import { damaged, tooLarge, Unreadable } from '../unreadable.ts';

/** The parts of a workbook's ZIP container, each inflated only when asked for and never held as a whole. */
export interface ZipParts {
  has(name: string): boolean;
  /** Inflated bytes of a part in chunks; throws Unreadable where it is missing, damaged or larger than declared. */
  chunks(name: string): AsyncIterable<Uint8Array>;
}

/**
 * Opens a ZIP held in memory. Sizes, ratios and number of entries are checked against `limits` from the central directory
 * first, and the bytes that really come out are counted again while inflating, because a directory can lie.
 */
export async function openZip(bytes: Uint8Array, limits: RosterLimits): Promise<ZipParts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { zip, entries } = await readDirectory(buffer, limits).catch((error: unknown) => {
    throw error instanceof Unreadable
      ? error
      : damaged('压缩结构已损坏或不完整', 'its ZIP container is damaged or cut short');
  });
  let inflatedBytes = 0;

  async function* chunks(name: string): AsyncIterable<Uint8Array> {
    const entry = entries.get(name);
    if (entry === undefined) throw damaged(`缺少部件 ${name}`, `its part ${name} is missing`);
    if (entry.isEncrypted()) throw damaged('压缩内容已加密', 'its content is encrypted');
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        inflatedBytes += (chunk as Uint8Array).length;
        if (inflatedBytes > limits.unzippedBytes) throw tooLargeUnzipped(limits);
        yield chunk as Uint8Array;
      }
    } catch (error) {
      throw error instanceof Unreadable ? error : damaged(`部件 ${name} 已损坏`, `its part ${name} is damaged`);
    }
  }

  return { has: (name) => entries.has(name), chunks };
}

async function readDirectory(
  buffer: Buffer,
  limits: RosterLimits,
): Promise<{ zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry> }> {
  const zip = await yauzl.fromBufferPromise(buffer, { validateEntrySizes: true });
  if (zip.entryCount > limits.zipEntries) {
    throw tooLarge(`压缩包内有 ${zip.entryCount} 个部件`, `it has ${zip.entryCount} parts inside`);
  }
  const entries = new Map<string, yauzl.Entry>();
  let unzippedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    unzippedBytes += entry.uncompressedSize;
    if (unzippedBytes > limits.unzippedBytes) throw tooLargeUnzipped(limits);
    if (isBomb(entry, limits)) throw tooLarge('压缩比异常', 'it is compressed beyond anything a roster needs');
    entries.set(entry.fileName, entry);
  }
  return { zip, entries };
}

function isBomb({ uncompressedSize, compressedSize }: yauzl.Entry, limits: RosterLimits): boolean {
  return uncompressedSize > limits.ratioFromBytes && uncompressedSize > limits.zipRatio * compressedSize;
}

function tooLargeUnzipped({ unzippedBytes }: RosterLimits): Unreadable {
  const mb = Math.floor(unzippedBytes / 1024 / 1024);
  return tooLarge(`解压后超过 ${mb} MB`, `it is larger than ${mb} MB when unzipped`);
}
