import type { Fault } from './fault.ts';

/** Closed list of reasons for which a roster row is not accepted (formats.md §1). */
export const rejectCodes = [
  'file_unreadable',
  'file_too_large',
  'company_unknown',
  'header_missing',
  'name_missing',
  'id_missing',
  'id_length',
  'id_checksum',
  'id_birth_date',
  'id_type',
  'phone_missing',
  'phone_format',
  'county_missing',
  'county_unknown',
  'county_ambiguous',
  'county_out_of_area',
  'under_age',
  'health_excluded',
  'duplicate_in_file',
  'duplicate_in_batch',
  'duplicate_other_company',
  'other',
] as const;

export type RejectCode = (typeof rejectCodes)[number];

/** `resident` is the 18-digit ID card of GB 11643; the others have no checksum. */
export const idTypes = ['resident', 'passport', 'hk_macau_permit', 'taiwan_permit', 'foreign_permanent'] as const;
export type IdType = (typeof idTypes)[number];

export type Sex = 'M' | 'F';

/** The row of a roster file that a worker came from; `row` counts from 1 as spreadsheets do. */
export interface RowSource {
  file: string;
  /** Sheet name; for CSV the empty string. */
  sheet: string;
  row: number;
}

/** An accepted roster row. Holds personal data: never log it, never put it into a job or a URL. */
export interface Worker {
  /** `<companyId>-<nnn>`: numbered within the company in reading order, so that server and CLI agree. */
  workerId: string;
  source: RowSource;
  companyId: string;
  name: string;
  idType: IdType;
  /** Normalised: half-width, upper case, no spaces. */
  idNumber: string;
  /** Null where neither the row nor the ID tells. */
  sex: Sex | null;
  /** `YYYY-MM-DD` from a resident ID; else null. */
  birthDate: string | null;
  /** Normalised mobile number, 11 digits. */
  phone: string;
  /** Today's county code of the pick-up. */
  adcode: string;
  /** True where the county was inferred (from other columns or from the ID number), not written. */
  countyInferred: boolean;
  /** Pick-up place named in the row and known from pickups.csv; null is the county seat. */
  pickupName: string | null;
  lng: number;
  lat: number;
  /** Other columns worth keeping for people, for example a remark; never used by the planner. */
  remark: string | null;
  /** Whom the row names as travelling along (同行人), or the party's label, as written; null where he travels alone. */
  companions: Companions | null;
}

/** What a row says of those who travel along, and the spreadsheet cell in which it does. */
export interface Companions {
  text: string;
  cell: string;
}

/** A row (or with `row` 0 a whole file) that was not accepted, and every cell that is wrong with it. */
export interface RejectedRow {
  file: string;
  sheet: string;
  row: number;
  /** Null where the company itself is unknown. */
  companyId: string | null;
  cells: RejectedCell[];
}

export interface RejectedCell extends Fault {
  code: RejectCode;
  cell: string;
  /** The value found, already masked where it is personal. */
  value: string;
}

/** A soft fault: the row is accepted and somebody should look. */
export interface RosterWarning extends Fault {
  row: number;
}

/**
 * A company's claim to a person: any row with a valid ID number, accepted or not. Holds personal data. The server finds
 * duplicates across uploads by it.
 */
export interface RowClaim {
  source: RowSource;
  /** Spreadsheet cell of the ID number. */
  cell: string;
  companyId: string;
  idType: IdType;
  idNumber: string;
}

/** What reading rosters gives. dataRows = workers.length + rejected rows with row > 0. */
export interface Intake {
  workers: Worker[];
  rejected: RejectedRow[];
  warnings: RosterWarning[];
  /** Rows that carry data, titles, headers and blank lines not counted; rows of unreadable files cannot be counted. */
  dataRows: number;
  /** One for each row with a valid ID number and a known company, in reading order. */
  claims?: RowClaim[];
}
