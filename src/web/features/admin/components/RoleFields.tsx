import { Form } from 'antd';
import { type Role, roles } from '../../../../contract/api/roles.ts';
import { Choice } from '../../../components/Choice.tsx';
import { roleNames } from '../../../lib/roleNames.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

/** A role and the company that belongs to it, as a form holds them. */
export interface RoleEntries {
  role: Role;
  orgId?: string | undefined;
}

/** A company that an account of company HR may have. */
export interface CompanyOption {
  orgId: string;
  name: string;
}

/** Fields for the role of an account and, with that of company HR, for its company. */
export function RoleFields({ companies }: { companies: readonly CompanyOption[] }) {
  const t = useTexts(texts);
  const names = useTexts(roleNames);
  const role = Form.useWatch<Role>('role');
  return (
    <>
      <Form.Item name="role" label={t.role}>
        <Choice label={t.role} options={roles.map((value) => ({ value, label: names[value] }))} />
      </Form.Item>
      {role === 'hr' && (
        <Form.Item name="orgId" label={t.company} rules={[{ required: true, message: t.companyMissing }]}>
          <Choice
            label={t.company}
            showSearch={{ optionFilterProp: 'label' }}
            options={companies.map(({ orgId, name }) => ({ value: orgId, label: name }))}
          />
        </Form.Item>
      )}
    </>
  );
}

/** What the API takes for these entries: only company HR has a company. */
export function roleBody({ role, orgId }: RoleEntries): { role: Role; orgId: string | null } {
  return { role, orgId: role === 'hr' ? (orgId ?? null) : null };
}
