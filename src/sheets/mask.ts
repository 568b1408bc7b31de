import type { Policy } from '../policy/schema.ts';

/**
 * Hides the middle of a number, `keep` characters left readable at each end (domain.md §5.1). Of a number too short for
 * that at most half is shown. Masking twice changes nothing, so it is safe to apply to what may be masked already.
 */
export function maskMiddle(number: string, keep: readonly [number, number]): string {
  const shortShare = Math.floor(number.length / 4);
  const fits = number.length > keep[0] + keep[1];
  const head = fits ? keep[0] : Math.min(keep[0], shortShare);
  const tail = fits ? keep[1] : Math.min(keep[1], shortShare);
  const hidden = number.length - head - tail;
  return number.slice(0, head) + '*'.repeat(hidden) + number.slice(number.length - tail);
}

/** An ID number as a sheet may show it. */
export function maskId(idNumber: string, { privacy }: Policy): string {
  return maskMiddle(idNumber, privacy.mask_id);
}

/** A phone number as an exported list may show it; the sheet of a bus shows it in full, because people call each other. */
export function maskPhone(phone: string, { privacy }: Policy): string {
  return maskMiddle(phone, privacy.mask_phone);
}
