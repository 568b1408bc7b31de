/** Which part of a list to read. */
export interface Page {
  /** At most so many; null for all. */
  limit: number | null;
  /** Key of the row before the first one wanted; null from the beginning. */
  after: string | null;
}

/** The whole list, for the program's own work. */
export const allRows: Page = { limit: null, after: null };
