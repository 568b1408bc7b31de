import { InboxOutlined } from '@ant-design/icons';
import { App, Upload } from 'antd';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { client, useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { rosterTexts } from '../rosterTexts.ts';
import { texts } from '../texts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import classes from './portal.module.css';

interface RosterDropProps extends CompanyPlace {
  onSent(requestId: string): void;
}

const kinds = ['.xlsx', '.csv'];

/** Takes spreadsheets, dropped or chosen, and sends them together. */
export function RosterDrop({ batchId, companyId, onSent }: RosterDropProps) {
  const t = useTexts(texts);
  const r = useTexts(rosterTexts);
  const { message } = App.useApp();
  const submit = useChange('submitCompanyRequest', {
    outdates: ['listRequests'],
    onSuccess: ({ requestId, unchanged }) => {
      if (unchanged) message.info(t.unchanged);
      onSent(requestId);
    },
  });
  const send = (file: File, all: File[]) => {
    // called once for each file of a drop; the last call sends them all
    if (file !== all.at(-1)) return Upload.LIST_IGNORE;
    const foreign = all.find(({ name }) => !kinds.some((kind) => name.toLowerCase().endsWith(kind)));
    if (foreign !== undefined) message.error(t.wrongKind(foreign.name));
    else submit.mutate({ params: { batchId, companyId }, files: all });
    return Upload.LIST_IGNORE;
  };
  return (
    <>
      <div className={classes.tools}>
        <DownloadButton fetch={() => client.call('readRosterTemplate', {})}>{r.template}</DownloadButton>
      </div>
      <Upload.Dragger
        multiple
        accept={kinds.join(',')}
        showUploadList={false}
        disabled={submit.isPending}
        beforeUpload={(file, all) => send(file, all)}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{submit.isPending ? t.sending : t.drop}</p>
        <p className="ant-upload-hint">{t.dropHint}</p>
      </Upload.Dragger>
      {submit.error && <FaultNotice error={submit.error} />}
    </>
  );
}
