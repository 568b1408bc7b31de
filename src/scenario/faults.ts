import type { Fault } from '../contract/fault.ts';
import type { Bilingual } from '../contract/text.ts';

/**
 * Codes of what can be wrong with a scenario folder. The `*_ignored` ones and `dorms_missing` are told and let the work go
 * on; every other one leaves no scenario, because a plan for a misread fleet or a misread risk list is worse than none.
 */
export const scenarioFaultCodes = [
  'folder_unreadable',
  'file_missing',
  'file_unreadable',
  'file_too_large',
  'json_invalid',
  'field_invalid',
  'field_missing',
  'field_unknown',
  'policy_invalid',
  'column_missing',
  'column_duplicate',
  'column_ignored',
  'value_missing',
  'value_invalid',
  'value_out_of_range',
  'value_duplicate',
  'reference_unknown',
  'pair_incomplete',
  'order_wrong',
  'row_ragged',
  'dorms_missing',
  'entry_ignored',
  'too_many_files',
] as const;

export type ScenarioFaultCode = (typeof scenarioFaultCodes)[number];

const tolerated: ReadonlySet<string> = new Set<ScenarioFaultCode>(['column_ignored', 'dorms_missing', 'entry_ignored']);

/** True where the fault is only told and the scenario can be used all the same. */
export function isTolerated(fault: Fault): boolean {
  return tolerated.has(fault.code);
}

/** A fault of the folder; `cell` is a spreadsheet cell or a JSON path, left out for the whole file. */
export function scenarioFault(
  file: string,
  cell: string | null,
  code: ScenarioFaultCode,
  message: Bilingual,
  remedy: Bilingual,
): Fault {
  return { file, ...(cell === null ? {} : { cell }), code, message, remedy };
}
