import type { Response } from 'express';

/** Sends a file under its name, which may be in any script: to be shown or saved, or with `download` only ever saved. */
export function sendFile(
  response: Response,
  { type, download }: { type: string; download: boolean },
  { name, bytes }: { name: string; bytes: Uint8Array },
): void {
  const disposition = download ? 'attachment' : 'inline';
  const plain = name.replace(/[^\w.-]/g, '_');
  response
    .type(type)
    .set('content-disposition', `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Buffer.from(bytes));
}
