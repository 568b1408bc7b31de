import type { Request } from 'express';
import { z } from 'zod';
import { bilingualIssues, inBoth } from '../contract/bilingualIssues.ts';
import type { Bilingual, Locale } from '../contract/text.ts';
import { AppError } from '../errors.ts';

/** Parses what a caller sent. @throws AppError `input_invalid` with every fault at once */
export function parse<T>(schema: z.ZodType<T>, value: unknown, part: 'body' | 'query'): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('input_invalid', `the ${part} is invalid`, {
    fields: bilingualIssues(schema, value).map(({ issue, message }) => ({
      location: [part, ...issue.path].join('.'),
      message: inBoth(message),
      fix: inBoth(fixOf(issue)),
    })),
  });
}

/** A JSON body. @throws AppError `unsupported_media_type`, `input_invalid` */
export function parseJson<T>(schema: z.ZodType<T>, request: Request): T {
  if (request.body === undefined && request.headers['content-type'] !== undefined && !request.is('json')) {
    throw new AppError('unsupported_media_type', 'send the body as application/json');
  }
  return parse(schema, request.body ?? {}, 'body');
}

const uuid = z.uuid();

/** An id of ours in the address. @throws AppError `not_found`: what is no id names nothing */
export function idParam(request: Request, name: string): string {
  const parsed = uuid.safeParse(request.params[name]);
  if (!parsed.success) throw new AppError('not_found', 'there is nothing of this id');
  return parsed.data;
}

/** Text in the address. */
export function textParam(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}

/** The language that the caller wants; Chinese where he does not say. */
export function localeOf(request: Request): Locale {
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

function fixOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return { zh: `请去掉：${keys}`, en: `leave out: ${keys}` };
  }
  if (issue.code === 'invalid_type')
    return { zh: `请提供 ${issue.expected} 类型的值`, en: `send a value of type ${issue.expected}` };
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return { zh: `请用其中之一：${values}`, en: `send one of: ${values}` };
  }
  return { zh: '请按上面的说明提供', en: 'send a value as the message says' };
}
