import { App, Button } from 'antd';
import { useState } from 'react';
import { inLocale } from '../../../../contract/text.ts';
import { faultTitle, readable } from '../../../lib/api/fault.ts';
import { useChange } from '../../../lib/api/hooks.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { rosterTexts } from '../rosterTexts.ts';
import type { Submission } from './Submissions.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';

/** Takes everybody of a roster back who is on no other one, or undoes that. */
export function SubmissionActions({ request }: { request: Submission }) {
  const { requestId, version, status, withdrawnAt, accepted } = request;
  const t = useTexts(rosterTexts);
  const { locale } = useSettings();
  const { message, notification } = App.useApp();
  const [isAsking, setAsking] = useState(false);
  const change = useChange('withdrawRequest', {
    outdates: ['listRequests', 'readRequest', 'listWorkers', 'listWorkerStatus', 'listBatchCompanies'],
  });
  if (withdrawnAt !== null)
    return (
      <Button
        size="small"
        loading={change.isPending}
        onClick={() =>
          change.mutate(
            { params: { requestId }, version, body: { decision: 'keep' } },
            {
              onSuccess: ({ people }) => void message.success(t.restored(people)),
              onError: (fault) =>
                notification.error({
                  title: inLocale(faultTitle(fault), locale),
                  description: readable(fault.detail, locale),
                  role: 'alert',
                }),
            },
          )
        }
      >
        {t.restoreAll}
      </Button>
    );
  if (status !== 'done' || (accepted ?? 0) === 0) return null;
  return (
    <>
      <Button size="small" danger onClick={() => setAsking(true)}>
        {t.withdrawAll}
      </Button>
      {isAsking && (
        <WithdrawForm
          title={t.withdrawAllTitle}
          hint={t.withdrawAllHint}
          send={change}
          onWithdraw={(reason) =>
            change.mutate(
              { params: { requestId }, version, body: { decision: 'withdraw', reason } },
              {
                onSuccess: ({ people }) => {
                  void message.success(t.withdrawnAll(people));
                  setAsking(false);
                },
              },
            )
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
