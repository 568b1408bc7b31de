import { MailOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { client, useAnswer } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { NoticeTable } from './NoticeTable.tsx';
import classes from './notices.module.css';
import { SendDialog } from './SendDialog.tsx';
import { SendingLog } from './SendingLog.tsx';

interface CompanyNoticesProps {
  planId: string;
  companyId: string;
  name: string;
  timeZone: string;
}

/** The notices of one company: to be copied, downloaded or sent; and what was sent before. */
export function CompanyNotices({ planId, companyId, name, timeZone }: CompanyNoticesProps) {
  const t = useTexts(texts);
  const [isChangedOnly, setChangedOnly] = useState(false);
  const [isSending, setSending] = useState(false);
  const params = { planId, companyId };
  const { data, error, refetch } = useAnswer('listNotices', { params });
  if (error !== null) return <FaultNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { notices, planVersion, canSend } = data;
  const isSendable = canSend.mail || canSend.sms;
  const changed = notices.filter(({ state }) => state !== 'same');
  return (
    <>
      <div className={classes.tools}>
        <Segmented<boolean>
          aria-label={t.shown}
          value={isChangedOnly}
          onChange={setChangedOnly}
          options={[
            { value: false, label: t.all(notices.length) },
            { value: true, label: t.changedOnes(changed.length) },
          ]}
        />
        <DownloadButton fetch={() => client.call('readNoticeSheet', { params })}>{t.workbook}</DownloadButton>
        {isSendable && (
          <Button type="primary" icon={<MailOutlined />} onClick={() => setSending(true)}>
            {t.send}
          </Button>
        )}
        <span className={classes.version}>{t.version(planVersion)}</span>
      </div>
      {!isSendable && <p className={classes.version}>{t.cannotSend}</p>}
      <NoticeTable notices={isChangedOnly ? changed : notices} />
      <h2>{t.log}</h2>
      <SendingLog planId={planId} companyId={companyId} timeZone={timeZone} />
      {isSending && <SendDialog {...params} name={name} canSend={canSend} onClose={() => setSending(false)} />}
    </>
  );
}
