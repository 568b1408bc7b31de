import { App } from 'antd';
import { useCallback } from 'react';
import { inLocale } from '../../../../contract/text.ts';
import { ApiFault, faultTitle, inReadersLanguage } from '../../../lib/api/fault.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { asksFirst, type EditOutcome } from '../api/usePlanEditing.ts';

/** Says what a change did and what it comes near to, or why it was refused; what a person is asked about (`useConfirmed`) is not told as refused. */
export function useTellOutcome(): (outcome: EditOutcome) => void {
  const { locale } = useSettings();
  const { message, notification } = App.useApp();
  return useCallback(
    (outcome) => {
      const joined = (texts: readonly string[]) => texts.join(locale === 'en' ? '; ' : '；');
      if (!(outcome instanceof ApiFault)) {
        const title = inLocale(outcome.text, locale);
        const raised = joined(outcome.raised.map(({ text }) => inLocale(text, locale)));
        if (raised === '') void message.success(title);
        else notification.info({ title, description: raised });
      } else if (!asksFirst(outcome))
        notification.warning({
          title: inLocale(faultTitle(outcome), locale),
          description: joined(
            (outcome.errors.length > 0 ? outcome.errors.map(({ message: words }) => words) : [outcome.detail]).flatMap(
              (words) => inReadersLanguage(words, locale) ?? [],
            ),
          ),
          role: 'alert',
        });
    },
    [message, notification, locale],
  );
}
