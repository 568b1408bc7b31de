import { App } from 'antd';
import { useCallback } from 'react';
import { inLocale } from '../../../../contract/text.ts';
import { client } from '../../../lib/api/hooks.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { Cargo } from '../model/cargo.ts';
import { dropEdit, leftOverTarget, type TargetId, whatIfQuery } from '../model/dropEdit.ts';
import { firstAnswer } from '../model/firstAnswer.ts';
import { useDesk } from './DeskContext.tsx';

const texts = { refused: { zh: '不能这样调整', en: 'This move is not possible' } };

/** Beginning to move people, and putting them somewhere: the same for mouse and keyboard. */
export function useMoving() {
  const { view, rules, draft, drag, editing } = useDesk();
  const { locale } = useSettings();
  const { notification } = App.useApp();
  const t = useTexts(texts);
  const { planId } = draft;

  const begin = useCallback(
    (cargo: Cargo) => {
      drag.begin(cargo, (target) => {
        const facts = view.byTrip.get(target);
        return facts === undefined ? null : firstAnswer(cargo, facts, draft.locks, rules.stops);
      });
      // a question that fails leaves the own answers; the drop itself is checked by the server in any case
      client
        .call('whatIf', { params: { planId }, query: whatIfQuery(cargo) })
        .then((whatIf) => drag.tell(cargo, whatIf))
        .catch(() => undefined);
    },
    [drag, view, draft.locks, rules.stops, planId],
  );

  const put = useCallback(
    async (cargo: Cargo, target: TargetId) => {
      const answer = target === leftOverTarget ? null : drag.answer(target);
      if (answer?.verdict === 'forbidden') {
        notification.warning({
          title: t.refused,
          description: answer.reasons.map((reason) => inLocale(reason, locale)).join('；'),
          role: 'alert',
        });
        return null;
      }
      return editing.edit(dropEdit(cargo, target));
    },
    [drag, editing, locale, notification, t],
  );
  return { begin, put };
}
