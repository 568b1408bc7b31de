import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { PlanLimit } from '../../../contract/planEdit.ts';
import { AppError } from '../../../errors.ts';
import type { Outcome } from '../../edit/changeTrips.ts';

const elsewhere = {
  zh: '改放到别处，或先放宽该限值',
  en: 'choose another place, or relax the limit first',
};
const confirm = {
  zh: '如确要撤销手工安排，请带 "confirm": true 重试',
  en: 'send "confirm": true to undo what was done by hand',
};

/**
 * The error that an edit which is not done makes: `input_invalid` with every limit in the way, `conflict` where it changes nothing or would undo
 * what was done by hand.
 */
export function refusalOf({ limits, undoes = [] }: Outcome & { done: false }): AppError {
  if (undoes.length > 0) {
    const fields = undoes.map((text) => ({ location: 'byHand', message: inBoth(text), fix: inBoth(confirm) }));
    return new AppError('conflict', inBoth({ zh: '这会撤销手工安排', en: 'this would undo what was done by hand' }), {
      fields,
    });
  }
  const [first] = limits;
  if (first?.rule === 'nothing') return new AppError('conflict', inBoth(first.text));
  return new AppError('input_invalid', inBoth({ zh: '这样调整会超出限值', en: 'the edit breaks a limit' }), {
    fields: limits.map(fieldOf),
  });
}

function fieldOf({ tripId, rule, text }: PlanLimit) {
  return { location: tripId === null ? rule : `${tripId} ${rule}`, message: inBoth(text), fix: inBoth(elsewhere) };
}

/** The batch has changed since the draft was evaluated. */
export function otherInput(): AppError {
  return new AppError(
    'conflict',
    inBoth({
      zh: '批次（名单、车队、政策等）在方案之后有变化，请先“重新核算”',
      en: 'the batch (rosters, fleet, policy) has changed since the plan: re-evaluate it first',
    }),
  );
}
