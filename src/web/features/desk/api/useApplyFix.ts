import { App } from 'antd';
import { useCallback } from 'react';
import type { PlanDraft } from '../../../../contract/planDraft.ts';
import { inLocale } from '../../../../contract/text.ts';
import { faultTitle, readable } from '../../../lib/api/fault.ts';
import { useChange } from '../../../lib/api/hooks.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';

/** Makes the changes that were proven to help somebody who is left over, and plans again with them. */
export function useApplyFix({ planId, version }: PlanDraft, watchRun: (planId: string) => void) {
  const { locale } = useSettings();
  const { message, notification } = App.useApp();
  const { mutate } = useChange('applyFix', {
    outdates: ['listPlans', 'readBatch'],
    onSuccess: (run) => {
      void message.success(inLocale(run.text, locale));
      watchRun(run.planId);
    },
    onError: (fault) =>
      notification.warning({
        title: inLocale(faultTitle(fault), locale),
        description: fault.errors
          .map(({ message: words }) => readable(words, locale))
          .join(locale === 'en' ? '; ' : '；'),
        role: 'alert',
      }),
  });
  return useCallback(
    (workerId: string) => mutate({ params: { planId }, body: { workerId, locale }, version }),
    [mutate, planId, version, locale],
  );
}
