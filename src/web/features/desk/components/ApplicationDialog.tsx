import { Button, Descriptions, Drawer, Input } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { applicationNames, batchTexts } from '../batchTexts.ts';
import classes from './Batch.module.css';

interface ApplicationDialogProps {
  batchId: string;
  companyId: string;
  name: string;
  onClose: () => void;
}

/** A company's application, and the district's decision: accept it, or return it with a reason. */
export function ApplicationDialog({ batchId, companyId, name, onClose }: ApplicationDialogProps) {
  const t = useTexts(batchTexts);
  const states = useTexts(applicationNames);
  const params = { batchId, companyId };
  const [reason, setReason] = useState('');
  const { data, error } = useAnswer('readApplication', { params });
  const decide = useChange('decideApplication', {
    outdates: ['readApplication', 'listApplications'],
    onSuccess: onClose,
  });
  const send = (decision: 'accept' | 'return') =>
    data !== undefined &&
    decide.mutate({
      params,
      version: data.version,
      body: { decision, ...(decision === 'return' && { reason: reason.trim() }) },
    });
  const isOpen = data?.state === 'submitted' || data?.state === 'resubmitted';
  return (
    <Drawer open size={560} title={`${companyId} ${name}`} onClose={onClose}>
      {error !== null && <FaultNotice error={error} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <>
          <Descriptions
            column={1}
            size="small"
            bordered
            items={[
              { key: 'state', label: t.status, children: states[data.state] },
              { key: 'contact', label: t.contact, children: `${data.contactMasked} ${data.phoneMasked}` },
              {
                key: 'hours',
                label: t.reception,
                children: data.receiveFrom === null ? t.anyHour : `${data.receiveFrom}–${data.receiveTo}`,
              },
              { key: 'plan', label: t.isolationPlan, children: data.isolationPlan || '–' },
              ...(data.reason === null ? [] : [{ key: 'reason', label: t.reason, children: data.reason }]),
            ]}
          />
          {(isOpen || data.state === 'accepted') && (
            <div className={classes.decision}>
              <Input.TextArea
                rows={3}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
                placeholder={t.reasonHint}
                aria-label={t.reason}
              />
              <span className={classes.toolbar}>
                {isOpen && (
                  <Button type="primary" loading={decide.isPending} onClick={() => send('accept')}>
                    {t.accept}
                  </Button>
                )}
                <Button
                  danger
                  disabled={reason.trim() === ''}
                  loading={decide.isPending}
                  onClick={() => send('return')}
                >
                  {t.returnIt}
                </Button>
              </span>
              {decide.error !== null && <FaultNotice error={decide.error} />}
            </div>
          )}
        </>
      )}
    </Drawer>
  );
}
