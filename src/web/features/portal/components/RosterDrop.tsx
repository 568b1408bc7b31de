import { InboxOutlined } from '@ant-design/icons';
import { App, Upload } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';

interface RosterDropProps extends CompanyPlace {
  onSent(requestId: string): void;
}

const kinds = ['.xlsx', '.csv'];

/** Takes spreadsheets, dropped or chosen, and sends them together. */
export function RosterDrop({ batchId, companyId, onSent }: RosterDropProps) {
  const t = useTexts(texts);
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
    <div>
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
    </div>
  );
}
