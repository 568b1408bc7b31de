import { App } from 'antd';
import { useCallback } from 'react';
import { ApiFault, inReadersLanguage } from '../../../lib/api/fault.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { asksFirst, type EditOutcome } from '../api/usePlanEditing.ts';
import { confirmTexts } from '../texts.ts';

/**
 * Makes a change that may undo manual work: where the server says that it would (`conflict`), a person is asked first and sees
 * what would be undone.
 */
export function useConfirmed() {
  const { modal } = App.useApp();
  const { locale } = useSettings();
  const t = useTexts(confirmTexts);
  return useCallback(
    async (send: (confirm: boolean) => Promise<EditOutcome>): Promise<EditOutcome> => {
      const outcome = await send(false);
      if (!(outcome instanceof ApiFault) || !asksFirst(outcome)) return outcome;
      const isSure = await modal.confirm({
        title: t.undoesManualWork,
        content: outcome.errors.flatMap(({ message }) => inReadersLanguage(message, locale) ?? []).join('\n'),
        okText: t.goOn,
        styles: { body: { whiteSpace: 'pre-line' } },
      });
      return isSure ? send(true) : outcome;
    },
    [modal, t, locale],
  );
}
