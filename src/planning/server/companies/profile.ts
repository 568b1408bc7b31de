import type { KeyRing } from '../../../crypto/keyRing.ts';
import { openText, seal } from '../../../crypto/seal.ts';
import type { ProfileRow } from '../../../db/organisations.ts';
import { maskName, maskPhone } from '../../../policy/mask.ts';
import { resolvePolicy } from '../../../policy/resolve.ts';

/** What a company is, opened. Holds personal data of its contact. */
export interface Profile extends Omit<ProfileRow, 'contactSealed' | 'phoneSealed'> {
  contact: string | null;
  phone: string | null;
}

/** A company as replies show it. */
export type MaskedProfile = Omit<Profile, 'contact' | 'phone'> & {
  contactMasked: string | null;
  phoneMasked: string | null;
};

const placeOf = (orgId: string, column: 'contact' | 'phone') => ({ table: 'organisations', column, row: orgId });

export function openProfile(keys: KeyRing, { contactSealed, phoneSealed, ...plain }: ProfileRow): Profile {
  const { orgId } = plain;
  return {
    ...plain,
    contact: contactSealed === null ? null : openText(keys, placeOf(orgId, 'contact'), contactSealed),
    phone: phoneSealed === null ? null : openText(keys, placeOf(orgId, 'phone'), phoneSealed),
  };
}

export function sealProfile(keys: KeyRing, { contact, phone, ...plain }: Profile): ProfileRow {
  const { orgId } = plain;
  return {
    ...plain,
    contactSealed: contact === null ? null : seal(keys, placeOf(orgId, 'contact'), contact),
    phoneSealed: phone === null ? null : seal(keys, placeOf(orgId, 'phone'), phone),
  };
}

/** Companies stand above batches and their policies, so their contacts are masked by the default one. */
const policy = resolvePolicy({}).policy!;

/** A contact's name and phone, masked. */
export function maskContact({ contact, phone }: { contact: string | null; phone: string | null }) {
  return {
    contactMasked: contact === null ? null : maskName(contact, policy),
    phoneMasked: phone === null ? null : maskPhone(phone, policy),
  };
}

export function maskProfile({ contact, phone, ...plain }: Profile): MaskedProfile {
  return { ...plain, ...maskContact({ contact, phone }) };
}

const township = /[市区县]([^市区县]{1,8}?(?:街道|镇|乡))/;

/** The 街道, 镇 or 乡 that an address names; empty where it names none. */
export function townshipOf(address: string): string {
  return township.exec(address)?.[1] ?? '';
}
