import type { ArrivingPerson } from '../../../../contract/arrivals.ts';
import { numberOfCode } from '../../../../contract/personCode.ts';

/**
 * People whom a typed or scanned line may mean, without asking the server: a QR code or worker id, an ID number as a card reader types it,
 * or the last four signs of it, with the name's first characters where several have them.
 */
export function findPeople(people: readonly ArrivingPerson[], line: string): ArrivingPerson[] {
  const text = line.normalize('NFKC').trim().toUpperCase();
  const id = numberOfCode(text);
  const exact = people.filter(({ workerId }) => workerId.toUpperCase() === id);
  if (exact.length > 0) return exact;

  const whole = /^\d{17}[\dX]$/.exec(text);
  if (whole !== null) return people.filter(({ idMasked }) => fits(text, idMasked));
  const [, lastFour, name] = /^(\w{4})\s*(.*)$/.exec(text) ?? [];
  if (lastFour === undefined || name === undefined) return [];
  return people.filter(
    ({ idMasked, nameMasked }) => idMasked.toUpperCase().endsWith(lastFour) && sameName(name, nameMasked),
  );
}

/** Whether a number is the one behind a mask, as far as the mask tells. */
function fits(number: string, masked: string): boolean {
  return (
    number.length === masked.length && [...masked.toUpperCase()].every((sign, i) => sign === '*' || sign === number[i])
  );
}

/** The same, of a name typed in part or in full. */
function sameName(typed: string, masked: string): boolean {
  const shown = [...masked];
  return [...typed].every((sign, i) => i < shown.length && (shown[i] === '*' || shown[i] === sign));
}
