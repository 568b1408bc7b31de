import { Form } from 'antd';
import { Choice } from '../../../components/Choice.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

/** Chooses one of the depots of a batch; the form's field is `depotId`. */
export function DepotField({ batchId }: { batchId: string }) {
  const t = useTexts(texts);
  const { data } = useAnswer('readBatch', { params: { batchId } });
  return (
    <Form.Item name="depotId" label={t.depot} rules={[{ required: true, message: t.needed }]}>
      <Choice
        label={t.depot}
        options={data?.depots.map(({ depotId, name }) => ({ value: depotId, label: `${depotId} ${name}` })) ?? []}
      />
    </Form.Item>
  );
}
