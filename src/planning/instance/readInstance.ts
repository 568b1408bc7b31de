import { readFile } from 'node:fs/promises';
import { type Instance, instanceSchema } from '../../contract/instance.ts';
import { AppError } from '../../errors.ts';

/**
 * Reads a benchmark instance.
 * @throws AppError `input_invalid` with every fault, also where the file cannot be read
 */
export async function readInstance(path: string): Promise<Instance> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('input_invalid', `无法读取算例文件 / the instance cannot be read: ${path}`, { cause });
  });
  const parsed = instanceSchema.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  throw new AppError('input_invalid', `算例有误 / the instance is wrong: ${path}`, {
    fields: parsed.error.issues.map(({ path: place, message }) => ({
      location: place.join('.'),
      message,
      fix: 'formats.md §4',
    })),
  });
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('input_invalid', `算例不是 JSON / the instance is not JSON: ${path}`, { cause });
  }
}
