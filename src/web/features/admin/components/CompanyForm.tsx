import { Form, Input, InputNumber } from 'antd';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useDone } from '../../../lib/useDone.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { companyTexts } from '../companyTexts.ts';
import classes from './admin.module.css';
import type { Company } from './CompaniesPage.tsx';

interface CompanyFormProps {
  /** The company that is edited; null for a new one. */
  company: Company | null;
  onClose(): void;
}

interface Entries {
  code: string;
  name: string;
  district: string;
  township: string;
  address: string;
  lng: number | null;
  lat: number | null;
  contact: string;
  phone: string;
  headcount: number | null;
  receiveFrom: string;
  receiveTo: string;
}

const empty: Entries = {
  ...{ code: '', name: '', district: '', township: '', address: '', lng: null, lat: null },
  ...{ contact: '', phone: '', headcount: null, receiveFrom: '', receiveTo: '' },
};

/** A new company, or other values of one; contact and phone stay where they are left empty. */
export function CompanyForm({ company, onClose }: CompanyFormProps) {
  const t = useTexts(companyTexts);
  const done = useDone(onClose);
  const on = { outdates: ['listCompanies'] as const, onSuccess: () => done(t.saved) };
  const create = useChange('createCompany', on);
  const edit = useChange('editCompany', on);
  const send = ({ code, contact, phone, receiveFrom, receiveTo, ...entries }: Entries) => {
    const body = {
      ...entries,
      ...(contact.trim() !== '' && { contact }),
      ...(phone.trim() !== '' && { phone }),
      receiveFrom: receiveFrom || null,
      receiveTo: receiveTo || null,
    };
    if (company === null) create.mutate({ body: { code, ...body } });
    else edit.mutate({ params: { orgId: company.orgId }, version: company.version, body });
  };
  const initial =
    company === null
      ? empty
      : { ...empty, ...company, receiveFrom: company.receiveFrom ?? '', receiveTo: company.receiveTo ?? '' };
  const needed = [{ required: true, whitespace: true, message: t.needed }];
  const nowIs = (masked: string | null | undefined) =>
    masked == null || masked === '' ? '' : `${masked} · ${t.keepEmpty}`;
  return (
    <FormDialog<Entries>
      title={company === null ? t.add : t.editTitle(company.name)}
      okText={t.save}
      initial={initial}
      sends={[create, edit]}
      width={720}
      onSend={send}
      onClose={onClose}
    >
      <div className={classes.pair}>
        <Form.Item name="code" label={t.code} extra={company === null ? t.codeRule : undefined} rules={needed}>
          <Input maxLength={64} disabled={company !== null} />
        </Form.Item>
        <Form.Item name="name" label={t.name} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="district" label={t.district}>
          <Input />
        </Form.Item>
        <Form.Item name="township" label={t.township}>
          <Input />
        </Form.Item>
        <Form.Item name="address" label={t.address}>
          <Input />
        </Form.Item>
        <Form.Item name="headcount" label={t.headcount}>
          <InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="lng" label={t.lng}>
          <InputNumber min={-180} max={180} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="lat" label={t.lat}>
          <InputNumber min={-90} max={90} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="contact" label={t.contact}>
          <Input autoComplete="off" placeholder={nowIs(company?.contactMasked)} />
        </Form.Item>
        <Form.Item name="phone" label={t.phone}>
          <Input type="tel" autoComplete="off" placeholder={nowIs(company?.phoneMasked)} />
        </Form.Item>
        <Form.Item name="receiveFrom" label={t.receiveFrom}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="receiveTo" label={t.receiveTo}>
          <Input type="time" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
