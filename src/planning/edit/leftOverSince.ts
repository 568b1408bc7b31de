import type { PlanUnassigned } from '../../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';

/**
 * What a run found about people who are left over, after a change by hand: it solved other buses again than those that run now, so that no fix
 * counts as proven any more, and both texts say of when they are. Undoing the change brings the proof back; a run finds another.
 */
export function leftOverSince(unassigned: readonly PlanUnassigned[], locale: Locale): PlanUnassigned[] {
  return unassigned.map((one) => {
    const { reason, fix } = one;
    if (one.stale === true || reason.code === 'locked') return one;
    const told = { ...reason, text: before(reason.text, locale) };
    return {
      ...one,
      stale: true,
      reason: told,
      fix: fix === null ? null : { ...fix, proven: false, text: before(fix.text, locale) },
    };
  });
}

/**
 * The same where the batch itself is another one by now: limits, buses or people on which the reasons stand have changed, so that none is
 * told. Whoever was left over by hand is so still.
 */
export function leftOverAnew(unassigned: readonly PlanUnassigned[], locale: Locale): PlanUnassigned[] {
  return unassigned.map(({ workerId, reason }) => {
    if (reason.code === 'locked' && reason.limit === 'by_hand') return { workerId, reason, fix: null };
    if (reason.code === 'locked' && reason.limit === 'planned') return { workerId, reason, fix: null };
    const text = inLocale(batchChanged, locale);
    return { workerId, reason: { code: 'locked', limit: 'planned', actual: 'changed', text }, fix: null };
  });
}

/** Whether the batch has changed since it was known why somebody is left over. */
export function isUnexplained({ code, limit, actual }: PlanUnassigned['reason']): boolean {
  return code === 'locked' && limit === 'planned' && actual === 'changed';
}

function before(text: string, locale: Locale): string {
  return inLocale({ zh: `（改动之前）${text}`, en: `(before the plan was changed) ${text}` }, locale);
}

const batchChanged: Bilingual = {
  zh: '规划之后批次有了变化，原因和办法须重新求解：请重新优化',
  en: 'the batch has changed since it was planned: re-optimise to learn why, and what would help',
};
