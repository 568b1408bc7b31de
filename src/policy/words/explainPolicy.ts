import { z } from 'zod';
import type { Bilingual } from '../../contract/text.ts';
import { defaultPreset, presets } from '../presets.ts';
import { type PolicyChoice, type PolicyFault, resolvePolicy } from '../resolve.ts';
import { policySchema } from '../schema.ts';
import { drivingMeanings } from './driving.ts';
import { healthMeanings } from './health.ts';
import type { Meaning } from './meaning.ts';
import { planningMeanings } from './planning.ts';
import { supplyMeanings } from './supplies.ts';
import { valueWords } from './values.ts';

/** One field of an effective policy. */
export interface PolicyField {
  /** As an override names it, parts joined by dots. */
  path: string;
  value: unknown;
  /** What the preset alone says. */
  presetValue: unknown;
  /** Both as people read them. */
  shown: { value: Bilingual; presetValue: Bilingual };
  /** What may be chosen, where that is a list of words; several at once where the value is a list. */
  options: { value: string; text: Bilingual }[] | null;
  /** Which part of the choice the value comes from. */
  from: 'preset' | 'override' | 'limits';
  /** What it does, with the value in it. */
  text: Bilingual;
  /** Law, notice or practice that the preset's number is taken from; null where it is ours to choose. */
  basis: string | null;
}

const meanings: Readonly<Record<string, Meaning>> = {
  ...healthMeanings,
  ...drivingMeanings,
  ...planningMeanings,
  ...supplyMeanings,
};

/** Every field of a policy with its value, where that comes from and what it does; null with faults where the choice is wrong. */
export function explainPolicy(choice: PolicyChoice): { fields: PolicyField[] | null; faults: PolicyFault[] } {
  const { policy, faults } = resolvePolicy(choice);
  if (policy === null) return { fields: null, faults };
  const preset = new Map(leaves(presets[choice.preset ?? defaultPreset], ''));
  const overridden = new Set(leaves(choice.override ?? {}, '').map(([path]) => path));
  const limited = new Set(leaves({ limits: choice.limits ?? {} }, '').map(([path]) => path));
  const fields = leaves(policy, '')
    .filter(([path]) => path !== 'preset')
    .map(([path, value]): PolicyField => {
      const from = overridden.has(path) ? 'override' : limited.has(path) ? 'limits' : 'preset';
      const presetValue = preset.get(path);
      const shown = { value: inBothWords(value), presetValue: inBothWords(presetValue) };
      return { path, value, presetValue, from, shown, options: optionsOf(path), ...inWords(path, value) };
    });
  return { fields, faults };
}

/** Fields of a tree by path; a list is one field. */
function leaves(tree: unknown, path: string): [string, unknown][] {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return [[path, tree]];
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`));
}

/** A field of which nothing is written says its name and value. */
function inWords(path: string, value: unknown): Pick<PolicyField, 'text' | 'basis'> {
  const { text, off, basis } = meanings[path] ?? { text: { zh: `${path}：{}`, en: `${path}: {}` }, basis: null };
  const shown = value === false && off !== undefined ? off : text;
  return { text: { zh: fill(shown, value, 'zh'), en: fill(shown, value, 'en') }, basis };
}

const lists = { zh: { separator: '、', none: '无' }, en: { separator: ', ', none: 'none' } };

function fill(text: Bilingual, value: unknown, language: keyof Bilingual): string {
  const parts = (Array.isArray(value) ? value : [value]).map((part) => wordOf(part, language));
  return text[language]
    .replace('{}', wordOf(value, language))
    .replace('{0}', parts[0] ?? '')
    .replace('{1}', parts[1] ?? '');
}

function wordOf(value: unknown, language: keyof Bilingual): string {
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  if (typeof value === 'string' && Object.hasOwn(valueWords, value)) return valueWords[value]![language];
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const { separator, none } = lists[language];
  const parts = Array.isArray(value)
    ? value.map((part) => wordOf(part, language))
    : Object.entries(value).map(([name, part]) => `${name}: ${wordOf(part, language)}`);
  return parts.join(separator) || none;
}

const yes: Bilingual = { zh: '是', en: 'yes' };
const no: Bilingual = { zh: '否', en: 'no' };

function inBothWords(value: unknown): Bilingual {
  return { zh: wordOf(value, 'zh'), en: wordOf(value, 'en') };
}

/** The schema's node of a field, as far as its values come from a list. */
interface Listed {
  properties?: Readonly<Record<string, Listed>>;
  enum?: readonly string[];
  items?: Listed;
}

let listed: Listed | undefined;

/** Made when it is first asked for: most processes never do. */
function listedFields(): Listed {
  listed ??= z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' }) as Listed;
  return listed;
}

function optionsOf(path: string): PolicyField['options'] {
  const node = path.split('.').reduce<Listed | undefined>((at, name) => at?.properties?.[name], listedFields());
  const values = node?.enum ?? node?.items?.enum ?? null;
  return values === null ? null : values.map((value) => ({ value, text: inBothWords(value) }));
}
