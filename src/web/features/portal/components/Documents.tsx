import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Empty, Table, Upload } from 'antd';
import { useState } from 'react';
import { type DocumentKind, documentKinds } from '../../../../contract/api/documents.ts';
import { Choice } from '../../../components/Choice.tsx';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { client, useAnswer, useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatBytes, formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { applicationTexts, kindTexts } from '../applicationTexts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import classes from './portal.module.css';

type Document = ReplyOf<'listApplicationDocuments'>['documents'][number];

interface DocumentsProps {
  place: CompanyPlace;
  isOpen: boolean;
  timeZone: string;
}

/** Documents of an application: attached, taken away, deleted while it is open. */
export function Documents({ place, isOpen, timeZone }: DocumentsProps) {
  const t = useTexts(applicationTexts);
  const kinds = useTexts(kindTexts);
  const { locale } = useSettings();
  const { modal } = App.useApp();
  const [kind, setKind] = useState<DocumentKind>('resumption_approval');
  const { data, error, isPending, refetch } = useAnswer('listApplicationDocuments', { params: place });
  const attach = useChange('uploadApplicationDocuments', { outdates: ['listApplicationDocuments'] });
  const remove = useChange('deleteDocument', { outdates: ['listApplicationDocuments'] });
  const problem = error ?? attach.error ?? remove.error;
  const confirmRemoval = ({ documentId, name }: Document) =>
    modal.confirm({
      title: t.removeTitle(name),
      okText: t.remove,
      okButtonProps: { danger: true },
      cancelText: t.cancel,
      onOk: () => remove.mutate({ params: { documentId } }),
    });
  const send = (file: File) => {
    attach.mutate({ params: place, query: { kind }, files: [file] });
    return Upload.LIST_IGNORE;
  };
  return (
    <>
      {problem !== null && <FaultNotice error={problem} onRetry={refetch} />}
      {isOpen && (
        <div className={classes.tools}>
          <Choice<DocumentKind>
            id="document-kind"
            label={t.kind}
            style={{ minWidth: 150 }}
            value={kind}
            onChange={setKind}
            options={documentKinds.map((value) => ({ value, label: kinds[value] }))}
          />
          <Upload accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx" showUploadList={false} beforeUpload={send}>
            <Button icon={<UploadOutlined />} loading={attach.isPending}>
              {t.attach}
            </Button>
          </Upload>
          <span>{t.documentsHint}</span>
        </div>
      )}
      <Table<Document>
        rowKey="documentId"
        size="small"
        loading={isPending}
        dataSource={data?.documents ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noDocument} /> }}
        columns={[
          { title: t.kind, render: (_, document) => kinds[document.kind] },
          { title: t.file, dataIndex: 'name' },
          { title: t.size, align: 'right', render: (_, { sizeBytes }) => formatBytes(sizeBytes, locale) },
          { title: t.sentAt, render: (_, { createdAt }) => formatInstant(createdAt, locale, timeZone) },
          {
            title: '',
            align: 'right',
            render: (_, document) => (
              <span className={classes.actions}>
                <DownloadButton
                  size="small"
                  fetch={() => client.call('readDocument', { params: { documentId: document.documentId } })}
                >
                  <span className={classes.hidden}>{t.download(document.name)}</span>
                </DownloadButton>
                {isOpen && (
                  <Button size="small" danger onClick={() => confirmRemoval(document)}>
                    {t.remove}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
