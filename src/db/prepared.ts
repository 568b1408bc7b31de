import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Texts that have a name. Ours are written once each; a text that is put together from what it is about could be without end. */
const names = new Map<string, string>();
const namesMax = 500;

/**
 * A statement with values under a name of its own: each connection parses and plans it once. The ownership rules make plans of
 * hundreds of nodes, so that planning would cost more than reading. Plans are made anew when statistics change.
 */
export function prepared(text: string, values: unknown[] | undefined): pg.QueryConfig {
  if (values === undefined) return { text };
  const name = nameOf(text);
  return name === null ? { text, values } : { name, text, values };
}

/** The same in every process, since a connection pooler may share connections between them. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= namesMax) return null;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}
