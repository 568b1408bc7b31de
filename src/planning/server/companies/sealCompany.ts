import type { Company } from '../../../contract/scenario.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { openText, seal } from '../../../crypto/seal.ts';
import type { CompanyRow } from '../../../db/companies.ts';

function placeOf(batchId: string, companyId: string, column: 'contact' | 'phone') {
  return { table: 'companies', column, row: `${batchId}/${companyId}` };
}

/** Contact and phone of a company of a batch, as the database keeps them. */
export function sealReception(
  keys: KeyRing,
  batchId: string,
  { companyId, contact, phone }: Pick<Company, 'companyId' | 'contact' | 'phone'>,
): Pick<CompanyRow, 'contactSealed' | 'phoneSealed'> {
  return {
    contactSealed: seal(keys, placeOf(batchId, companyId, 'contact'), contact),
    phoneSealed: seal(keys, placeOf(batchId, companyId, 'phone'), phone),
  };
}

/** A company of a batch as the planner knows it. */
export function openCompany(keys: KeyRing, batchId: string, row: CompanyRow): Company {
  const { contactSealed, phoneSealed, orgId: _, ...plain } = row;
  const { companyId } = row;
  return {
    ...plain,
    contact: openText(keys, placeOf(batchId, companyId, 'contact'), contactSealed),
    phone: openText(keys, placeOf(batchId, companyId, 'phone'), phoneSealed),
  };
}
