import type { Locale } from '../contract/text.ts';

/** What a sheet shows of a worker. Holds personal data: the files made from it are for the people of that trip. */
export interface SheetPerson {
  name: string;
  phone: string;
  /** ID number with its middle hidden; the sheets hide it again, so that a full number never reaches paper. */
  idMasked: string;
  companyId: string;
  /** Pick-up place inside the county; null is the county seat. */
  pickupName: string | null;
}

export interface SheetCompany {
  name: string;
  address: string;
  contact: string;
  phone: string;
}

export interface SheetDepot {
  name: string;
}

export interface SheetDriver {
  name: string;
  phone: string;
  /** Last local date on which the licence is valid, `YYYY-MM-DD`. */
  licenceExpires: string;
}

/**
 * What the sheets need beside the plan document, which carries ids only. Limits are read from the plan's own policy.
 * An id that a map lacks is shown as the id itself: a sheet with a gap is better on the road than no sheet.
 */
export interface SheetContext {
  batchName: string;
  /** By `workerId`. */
  people: ReadonlyMap<string, SheetPerson>;
  /** By `companyId`. */
  companies: ReadonlyMap<string, SheetCompany>;
  /** By `depotId`. */
  depots: ReadonlyMap<string, SheetDepot>;
  /** By `driverId`; drivers who come with a hired bus may be missing. */
  drivers: ReadonlyMap<string, SheetDriver>;
  /** Published version of the plan, or that it is not published; left out where plans are not published at all. */
  edition?: number | 'draft';
  locale: Locale;
  /** IANA name; every time on a sheet is local to it. */
  timeZone: string;
  /** Address of the trip's page, for the QR code; without personal data. */
  tripUrl: (tripId: string) => string;
}
