/** What a roster file may be at most; beyond it the file is refused before its content is interpreted. */
export interface RosterLimits {
  fileBytes: number;
  /** Rows with content, over all sheets of a file. */
  rows: number;
  sheets: number;
  /** Inflated size of all entries of a workbook. */
  unzippedBytes: number;
  /** Inflated by deflated size of one entry; above it an entry of more than `ratioFromBytes` is a bomb. */
  zipRatio: number;
  ratioFromBytes: number;
  zipEntries: number;
  /** Elements within elements; a real sheet has about ten. */
  xmlDepth: number;
  /** Columns from the left that are looked at. */
  columns: number;
}

const megabyte = 1024 * 1024;

export const defaultLimits: Readonly<RosterLimits> = {
  fileBytes: 10 * megabyte,
  rows: 20_000,
  sheets: 50,
  unzippedBytes: 200 * megabyte,
  zipRatio: 250,
  ratioFromBytes: 10 * megabyte,
  zipEntries: 2_000,
  xmlDepth: 64,
  columns: 100,
};
