import { client } from './api/hooks.ts';
import type { FileId, InputOf } from './api/types.ts';

/** Fetches a file as the person who is signed in and gives it to the browser to keep. @throws ApiFault */
export async function downloadFile<Id extends FileId>(id: Id, input: InputOf<Id>): Promise<void> {
  const { name, blob } = await client.call(id, input);
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
