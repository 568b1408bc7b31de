import { UploadOutlined } from '@ant-design/icons';
import { Button, Form, Input, Upload } from 'antd';
import { Choice } from '../../../components/Choice.tsx';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { useDone } from '../../../lib/useDone.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { companyTexts } from '../companyTexts.ts';
import type { Company } from './CompaniesPage.tsx';

interface Entries {
  approvedOn: string;
  documentId: string;
}

/** Notes when a company was allowed to resume work, with the document that says so. */
export function ResumptionForm({ company, onClose }: { company: Company; onClose(): void }) {
  const t = useTexts(companyTexts);
  const done = useDone(onClose);
  const [form] = Form.useForm<Entries>();
  const { orgId, version, name, resumption } = company;
  const documents = useAnswer('listCompanyDocuments', { params: { orgId } });
  const attach = useChange('uploadCompanyDocuments', {
    outdates: ['listCompanyDocuments'],
    onSuccess: ({ documents: [stored] }) => form.setFieldsValue({ documentId: stored!.documentId }),
  });
  const edit = useChange('editCompany', {
    outdates: ['listCompanies'],
    onSuccess: () => done(t.saved),
  });
  const send = (file: File) => {
    attach.mutate({ params: { orgId }, query: { kind: 'resumption_approval' }, files: [file] });
    return Upload.LIST_IGNORE;
  };
  const problem = documents.error ?? attach.error ?? edit.error;
  const needed = [{ required: true, message: t.needed }];
  return (
    <FormDialog<Entries>
      title={`${t.resume} · ${name}`}
      okText={t.save}
      initial={resumption ?? {}}
      sends={[{ isPending: edit.isPending, error: problem }]}
      form={form}
      onSend={(body) => edit.mutate({ params: { orgId }, version, body: { resumption: body } })}
      onClose={onClose}
    >
      <Form.Item name="approvedOn" label={t.approvedOn} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="documentId" label={t.document} extra={t.chooseDocument} rules={needed}>
        <Choice
          label={t.document}
          options={documents.data?.documents.map(({ documentId, name: label }) => ({ value: documentId, label })) ?? []}
        />
      </Form.Item>
      <Upload accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx" showUploadList={false} beforeUpload={send}>
        <Button icon={<UploadOutlined />} loading={attach.isPending}>
          {t.attach}
        </Button>
      </Upload>
    </FormDialog>
  );
}
