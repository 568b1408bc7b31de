import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Upload } from 'antd';
import { decodeText } from '../../../../contract/decodeText.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

/** Takes a dorms.csv in place of the batch's rooms; every fault of the file is shown, and nothing is taken where it has one. */
export function RoomsUpload({ batchId }: { batchId: string }) {
  const t = useTexts(texts);
  const { message, modal } = App.useApp();
  const batch = useAnswer('readBatch', { params: { batchId } });
  const replace = useChange('replaceDormRooms', {
    outdates: ['readDormBoard', 'listMoveTargets', 'readBatch', 'listBatches'],
    onSuccess: ({ rooms, beds }) => void message.success(t.uploaded(rooms, beds)),
    onError: (error) =>
      void modal.error({ title: t.notUploaded, content: <FaultNotice error={error} />, okText: t.ok, width: 720 }),
  });
  const send = (content: ArrayBuffer) => {
    const csv = decodeText(new Uint8Array(content))?.text ?? '';
    if (csv.trim() === '') void message.error(t.notText);
    else if (batch.data !== undefined)
      replace.mutate({ params: { batchId }, body: { csv }, version: batch.data.version });
  };
  return (
    <Upload
      accept=".csv,text/csv"
      maxCount={1}
      showUploadList={false}
      beforeUpload={(file) => {
        void file.arrayBuffer().then(send);
        return false;
      }}
    >
      <Button icon={<UploadOutlined />} loading={replace.isPending} disabled={batch.data === undefined}>
        {t.upload}
      </Button>
    </Upload>
  );
}
