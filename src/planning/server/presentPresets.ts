import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Locale } from '../../contract/text.ts';
import { AppError } from '../../errors.ts';
import { defaultPreset, presets } from '../../policy/presets.ts';
import { explainPolicy } from '../../policy/words/explainPolicy.ts';
import { presentPolicyField } from './presentPolicyField.ts';

/** Every policy that a batch may choose, by what it has otherwise than the default. */
export function presentPresets(locale: Locale) {
  const usual = new Map(fieldsOf(defaultPreset, locale).map(({ path, value }) => [path, JSON.stringify(value)]));
  return Object.keys(presets).map((name) => ({
    name,
    isDefault: name === defaultPreset,
    differences: fieldsOf(name, locale).filter(({ path, value }) => usual.get(path) !== JSON.stringify(value)),
  }));
}

/** Every number of a policy, with what it does. @throws AppError `not_found` */
export function presentPreset(name: string, locale: Locale) {
  if (!Object.hasOwn(presets, name)) {
    throw new AppError('not_found', inBoth({ zh: '没有这套政策', en: 'there is no such policy' }));
  }
  return { name, isDefault: name === defaultPreset, fields: fieldsOf(name, locale) };
}

function fieldsOf(preset: string, locale: Locale) {
  return (explainPolicy({ preset }).fields ?? []).map((field) => presentPolicyField(field, locale));
}
