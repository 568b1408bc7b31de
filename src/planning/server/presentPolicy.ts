import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Locale } from '../../contract/text.ts';
import type { PolicyVersionRow } from '../../db/policyVersions.ts';
import { AppError } from '../../errors.ts';
import { presets } from '../../policy/presets.ts';
import type { PolicyChoice } from '../../policy/resolve.ts';
import { explainPolicy } from '../../policy/words/explainPolicy.ts';
import { presentPolicyField } from './presentPolicyField.ts';

/**
 * A version of a batch's policy as people read it: every number with its source and its effect in words.
 *
 * @throws AppError `conflict` where the choice is of an older release and valid no more
 */
export function presentPolicy(row: PolicyVersionRow, locale: Locale) {
  const { version } = row;
  const choice = choiceOf(row);
  const { fields } = explainPolicy(choice);
  if (fields === null)
    throw new AppError(
      'conflict',
      inBoth({
        zh: '批次所选政策已失效：请重新选择',
        en: "the batch's policy choice is not valid any more: choose another",
      }),
    );
  return {
    version,
    choice,
    presets: Object.keys(presets),
    fields: fields.map((field) => presentPolicyField(field, locale)),
  };
}

/** What was chosen in a version. */
export function choiceOf({ choice }: Pick<PolicyVersionRow, 'choice'>): PolicyChoice {
  return choice as PolicyChoice;
}
