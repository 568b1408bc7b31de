import type { Response } from 'express';

/** Sends a file to be shown or saved under its name, which may be in any script. */
export function sendFile(response: Response, type: string, { name, bytes }: { name: string; bytes: Uint8Array }): void {
  const plain = name.replace(/[^\w.-]/g, '_');
  response
    .type(type)
    .set('content-disposition', `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Buffer.from(bytes));
}
