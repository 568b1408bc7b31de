/**
 * The 18-digit resident ID number of GB 11643-1999: six digits of the county that registered it, eight of the birth date, three of
 * order (odd for men), one check character by ISO 7064 MOD 11-2.
 */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** The check character that belongs to the first 17 digits. */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkCharacters[sum % 11]!;
}

/** True for 17 digits and a digit or X; says nothing about what they mean. */
export function isResidentForm(idNumber: string): boolean {
  return /^\d{17}[\dX]$/.test(idNumber);
}

/** Birth date `YYYY-MM-DD` of a number of the right form; null where it is no day, or none since 1900. */
export function birthDateOf(idNumber: string): string | null {
  const [year, month, day] = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return Number(year) >= 1900 && isReal ? `${year}-${month}-${day}` : null;
}

/** Sex by the 17th digit. */
export function sexOf(idNumber: string): 'M' | 'F' {
  return Number(idNumber[16]) % 2 === 1 ? 'M' : 'F';
}

/** Full years on a local date. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
