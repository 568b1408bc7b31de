/** GB 11643-1999 (ISO 7064 MOD 11-2) and mobile numbers, as the checker understands them. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** Upper case, without spaces and dashes. */
export function normalId(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '');
}

/** True where a resident ID number has 18 places, a real birth date and the right check digit. */
export function residentIdHolds(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id) || birthDateOf(id) === null) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return checkDigits[sum % 11] === id[17];
}

/** Birth date in a resident ID, `YYYY-MM-DD`; null where it is no date. */
export function birthDateOf(id: string): string | null {
  const date = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date ? null : date;
}

/** Completed years of age on a date, both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** True where a cell holds a mobile number as people write it (domain.md §5), alone or beside another number. */
export function mobileHolds(text: string): boolean {
  const isMobile = (part: string) =>
    /^1[3-9]\d{9}$/.test(part.replace(/[\s()-]/g, '').replace(/^(\+86|0086|86(?=1\d{10}$))/, ''));
  return isMobile(text) || text.split(/[/、,;\s]+/).some(isMobile);
}

/** Sex in a resident ID number (GB 11643: an odd 17th digit is a man's), else as written; null where neither tells. */
export function sexOfRow({ idNumber, sex }: { idNumber: string; sex: string }): 'M' | 'F' | null {
  const id = normalId(idNumber.normalize('NFKC'));
  if (residentIdHolds(id)) return Number(id[16]) % 2 === 1 ? 'M' : 'F';
  if (/^(男|m$|male)/i.test(sex.trim())) return 'M';
  return /^(女|f$|female)/i.test(sex.trim()) ? 'F' : null;
}
