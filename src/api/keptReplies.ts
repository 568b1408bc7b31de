import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Response } from 'express';
import { BoundedCache } from '../planning/server/boundedCache.ts';

/** A JSON body as it goes out. */
export interface KeptReply {
  bytes: Buffer;
  /** Names the bytes, for callers who have them already. */
  etag: string;
  /** Compressed when it is first asked for. */
  gzipped: Promise<Buffer> | null;
}

/** Bodies that were sent last, checked against the contract and written once. */
export interface KeptReplies {
  /**
   * The body of this name; `make` gives it where it is not there.
   *
   * @param name for whom, of what, and the stamp of its content
   */
  of(name: readonly string[], make: () => unknown): KeptReply;
}

/** Of each process; compressed ones add about a tenth. */
const bytesMax = 48 * 1024 * 1024;

/** Smaller ones are not worth it. */
const gzipBytesMin = 4 * 1024;

export function createKeptReplies(): KeptReplies {
  const cache = new BoundedCache<KeptReply>(bytesMax);
  return {
    of(name, make) {
      const key = JSON.stringify(name);
      const known = cache.get(key);
      if (known !== undefined) return known;
      const bytes = Buffer.from(JSON.stringify(make()), 'utf8');
      const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
      const reply: KeptReply = { bytes, etag, gzipped: null };
      cache.put(key, reply, bytes.length + key.length);
      return reply;
    },
  };
}

const compressed = promisify<Buffer, Buffer>(gzip);

/** Sends a body, compressed for those who read that. @param version becomes the ETag where there is one */
export async function sendKept(response: Response, reply: KeptReply, version: number | undefined): Promise<void> {
  response.set({
    'content-type': 'application/json; charset=utf-8',
    etag: version === undefined ? reply.etag : `"${version}"`,
    vary: 'accept-encoding',
  });
  if (reply.bytes.length < gzipBytesMin || response.req.acceptsEncodings('gzip', 'identity') !== 'gzip') {
    response.status(200).send(reply.bytes);
    return;
  }
  reply.gzipped ??= compressed(reply.bytes);
  const bytes = await reply.gzipped;
  response.status(200).set('content-encoding', 'gzip').send(bytes);
}
