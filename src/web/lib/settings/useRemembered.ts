import { useCallback, useState } from 'react';
import type { ZodType } from 'zod';
import { useMe } from '../session.ts';
import { readText, writeStored } from './stored.ts';

/**
 * A choice about how a page is laid out that this browser remembers for the account; what is not of the schema any more counts as not
 * chosen.
 */
export function useRemembered<T>(key: string, schema: ZodType<T>, otherwise: T): [T, (value: T) => void] {
  const own = `${useMe().userId ?? ''}:${key}`;
  const [value, setValue] = useState(() => parsed(readText(own), schema) ?? otherwise);
  const choose = useCallback(
    (chosen: T) => {
      setValue(chosen);
      writeStored(own, JSON.stringify(chosen));
    },
    [own],
  );
  return [value, choose];
}

function parsed<T>(text: string | null, schema: ZodType<T>): T | undefined {
  if (text === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
