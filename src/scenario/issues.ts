import type { z } from 'zod';
import type { Fault } from '../contract/fault.ts';
import type { Bilingual } from '../contract/text.ts';
import { scenarioFault } from './faults.ts';

type Issue = z.core.$ZodIssue;

/** Bilingual faults for what a schema finds wrong with `input`; an unknown field is a fault of its own. */
export function issueFaults(file: string, issues: readonly Issue[], input: unknown): Fault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownField(file, pathText([...issue.path, key])));
    }
    const path = pathText(issue.path);
    return valueAt(input, issue.path) === undefined ? [missingField(file, path)] : [invalidField(file, path, issue)];
  });
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function unknownField(file: string, path: string): Fault {
  return scenarioFault(
    file,
    path,
    'field_unknown',
    { zh: `不认识字段 ${path}`, en: `there is no field ${path}` },
    { zh: '检查拼写，或删除该字段', en: 'check the spelling, or remove it' },
  );
}

function missingField(file: string, path: string): Fault {
  return scenarioFault(
    file,
    path,
    'field_missing',
    { zh: `缺少字段 ${path}`, en: `field ${path} is missing` },
    { zh: `补上 ${path}`, en: `add ${path}` },
  );
}

function invalidField(file: string, path: string, issue: Issue): Fault {
  const place = path === '' ? null : path;
  const { zh, en } = expectation(issue);
  return scenarioFault(
    file,
    place,
    'field_invalid',
    { zh: `字段 ${path} 的值无效`, en: `the value of ${path === '' ? 'the document' : path} is invalid` },
    { zh: `应为${zh}`, en: `it must be ${en}` },
  );
}

/** What the schema wanted, in words. */
function expectation(issue: Issue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? { zh: issue.expected, en: issue.expected };
    case 'invalid_value':
      return { zh: issue.values.join('、'), en: issue.values.join(', ') };
    case 'too_small':
      return issue.origin === 'number'
        ? { zh: `不小于 ${issue.minimum} 的数`, en: `at least ${issue.minimum}` }
        : { zh: '非空内容', en: 'not empty' };
    case 'too_big':
      return issue.origin === 'number'
        ? { zh: `不大于 ${issue.maximum} 的数`, en: `at most ${issue.maximum}` }
        : { zh: `不超过 ${issue.maximum} 个字符`, en: `at most ${issue.maximum} characters long` };
    case 'invalid_format':
      return { zh: '两位省级代码，例如 37', en: 'a two-digit province code, for example 37' };
    case 'custom': {
      const expected = String(issue.params?.expected ?? '');
      return customs[expected] ?? { zh: expected, en: expected };
    }
    default:
      return { zh: '有效的值', en: 'a valid value' };
  }
}

const typeNames: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  object: { zh: '对象', en: 'an object' },
  array: { zh: '数组', en: 'a list' },
};

const customs: Readonly<Record<string, Bilingual>> = {
  'YYYY-MM-DD': { zh: '真实的日期，例如 2020-02-24', en: 'a real date like 2020-02-24' },
  'IANA time zone': { zh: 'IANA 时区，例如 Asia/Shanghai', en: 'an IANA time zone like Asia/Shanghai' },
};
