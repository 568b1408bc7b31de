import type { Policy } from './schema.ts';

/**
 * Masks of personal data, by `policy.privacy` (domain.md §5.1). The length stays visible, because a wrong length is what
 * people look for. A value too short for its mask shows its first third at most, so that at least most of it is hidden.
 */

/** An ID number as `341221**********1234`. */
export function maskId(idNumber: string, { privacy }: Policy): string {
  return maskMiddle(idNumber, privacy.mask_id[0], privacy.mask_id[1]);
}

/** A phone number as `138****1234`. */
export function maskPhone(phone: string, { privacy }: Policy): string {
  return maskMiddle(phone, privacy.mask_phone[0], privacy.mask_phone[1]);
}

/** A name as `张**`. */
export function maskName(name: string, { privacy }: Policy): string {
  const letters = [...name];
  return letters.map((letter, index) => (index < privacy.mask_name ? letter : '*')).join('');
}

function maskMiddle(value: string, start: number, end: number): string {
  const letters = [...value];
  const fits = letters.length > start + end;
  const head = fits ? start : Math.floor(letters.length / 3);
  const tail = fits ? letters.length - end : letters.length;
  return letters.map((letter, index) => (index < head || index >= tail ? letter : '*')).join('');
}
