import express, { type Request, type RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** Largest body of one upload, all files together, in bytes. A single roster is limited by its reader. */
export const uploadBytesMax = 24 * 1024 * 1024;

/** Most files of one upload. */
export const uploadFilesMax = 20;

/** Reads an upload's body whole, up to the limit; beyond it the request ends with 413. */
export const uploadBody: RequestHandler[] = [
  (request, _response, next) => {
    if (request.is('multipart/form-data') === false) {
      throw new AppError('unsupported_media_type', 'send the rosters as multipart/form-data, one part a file');
    }
    next();
  },
  express.raw({ type: 'multipart/form-data', limit: uploadBytesMax }),
];

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

/** The files of a multipart body. @throws AppError `input_invalid` where it is broken, empty or has too many */
export async function uploadedFiles(request: Request): Promise<UploadedFile[]> {
  const form = await readForm(request);
  const files: UploadedFile[] = [];
  for (const [, part] of form) {
    if (typeof part === 'string') continue;
    files.push({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  if (files.length === 0) throw new AppError('input_invalid', 'the upload holds no file');
  if (files.length > uploadFilesMax) {
    throw new AppError('input_invalid', `the upload holds ${files.length} files; at most ${uploadFilesMax} are taken`);
  }
  return files;
}

async function readForm(request: Request): Promise<FormData> {
  const body: unknown = request.body;
  const type = request.headers['content-type'] ?? '';
  try {
    if (!Buffer.isBuffer(body)) throw new Error('no body');
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new AppError('input_invalid', 'the multipart body is broken', { cause });
  }
}
