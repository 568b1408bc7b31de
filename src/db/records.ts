/**
 * Rows as one JSON parameter for `jsonb_to_recordset`, so that any number of rows goes in with one statement.
 * Bytes become PostgreSQL's hex form, which the record's `bytea` columns read.
 */
export function records(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => (isBufferJson(value) ? `\\x${hexOf(value.data)}` : value));
}

/** What `Buffer.prototype.toJSON` has made of a buffer before the replacer sees it. */
function isBufferJson(value: unknown): value is { type: 'Buffer'; data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
}

function hexOf(data: number[]): string {
  return Buffer.from(data).toString('hex');
}

/** Splits long lists, so that no single parameter grows beyond a few megabytes. */
export function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
