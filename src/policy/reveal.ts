import type { RevealableField } from '../contract/api/people.ts';
import type { Role } from '../contract/api/roles.ts';

/**
 * Who may see which value in full (domain.md §5.1: each role what its work takes; whoever drives or beds people neither ID
 * number nor health, which remarks may tell of). At the arrival desk ID cards are checked (§1.8).
 */
export const revealableBy: Record<Role, readonly RevealableField[]> = {
  hr: ['name', 'idNumber', 'phone', 'remark'],
  dispatcher: ['name', 'idNumber', 'phone', 'remark'],
  admin: ['name', 'idNumber', 'phone', 'remark'],
  desk: ['name', 'idNumber', 'phone'],
  warden: ['name', 'phone'],
};
