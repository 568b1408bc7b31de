import yauzl from 'yauzl';

/** A part that unpacks to more than this is no roster. */
const maxPartBytes = 200_000_000;

/** Texts of the parts of a ZIP archive whose names match. Rejects where the archive is damaged or a part is too large. */
export function readZipParts(archive: Buffer, wanted: RegExp): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(archive, { lazyEntries: true }, (openError, zip) => {
      if (openError) return reject(openError);
      const parts = new Map<string, string>();
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry: yauzl.Entry) => {
        if (!wanted.test(entry.fileName)) return zip.readEntry();
        if (entry.uncompressedSize > maxPartBytes) return reject(new Error('part too large'));
        zip.openReadStream(entry, (readError, stream) => {
          if (readError) return reject(readError);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('error', reject);
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}
