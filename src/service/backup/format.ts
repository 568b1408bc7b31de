import { z } from 'zod';
import { AppError } from '../../errors.ts';

/**
 * A backup is gzipped text: a head, then for each table a line that names it and one line of JSON for each row, then the end.
 * Lines that are no rows begin with `#`. Without the end it is a broken one.
 */

export const headSchema = z.object({
  product: z.literal('jieyun'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Migrations that the database had, by version. */
  migrations: z.array(z.object({ version: z.int(), sha256: z.string() })),
});
export type BackupHead = z.infer<typeof headSchema>;

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });

export const endSchema = z.object({
  /** Rows by table. */
  rows: z.record(z.string(), z.int()),
  sequences: z.record(z.string(), z.int()),
  /** Length and newest hash of the audit log. */
  audit: z.object({ entries: z.int(), head: z.string() }),
});
export type BackupEnd = z.infer<typeof endSchema>;

/** A line that is no row. */
export function markLine(mark: object): string {
  return `#${JSON.stringify(mark)}\n`;
}

/** @throws AppError `input_invalid` where the line is none of this kind */
export function readMark<T>(schema: z.ZodType<T>, line: string | undefined): T {
  if (line?.startsWith('#') !== true) throw brokenBackup('a line is missing');
  const parsed = schema.safeParse(JSON.parse(line.slice(1)));
  if (!parsed.success) throw brokenBackup('it is none of this program, or of a newer one');
  return parsed.data;
}

/** Why a file is no backup to restore from. */
export function brokenBackup(why: string, cause?: unknown): AppError {
  return new AppError('input_invalid', `the file is no sound backup: ${why}`, { cause });
}
