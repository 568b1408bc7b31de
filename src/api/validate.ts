import type { Request } from 'express';
import { z } from 'zod';
import { eventId } from '../contract/api/events.ts';
import { bilingualIssues, inBoth } from '../contract/bilingualIssues.ts';
import type { Bilingual, Locale } from '../contract/text.ts';
import { AppError } from '../errors.ts';

/** Parses what a caller sent. @throws AppError `input_invalid` with every fault at once */
export function parse<T>(schema: z.ZodType<T>, value: unknown, part: 'body' | 'query'): T {
  const place = oddText(value, part);
  if (place !== null) {
    const fields = [{ location: place, message: inBoth(oddMessage), fix: inBoth(oddRemedy) }];
    throw new AppError('input_invalid', `the ${part} is invalid`, { fields });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('input_invalid', `the ${part} is invalid`, {
    fields: bilingualIssues(schema, value).map(({ issue, message }) => ({
      location: [part, ...issue.path].join('.'),
      message: inBoth(issue.code === 'unrecognized_keys' ? unknownFields : message),
      fix: inBoth(fixOf(issue)),
    })),
  });
}

const unknownFields = { zh: '有不认识的字段', en: 'has fields that are not known here' };

/** What may be repeated of a caller's field names: anything else may be a value in the wrong place. */
const fieldName = /^[A-Za-z_]{1,40}$/;

const oddMessage = { zh: '含有空字符或半个字符', en: 'holds a NUL or half a character' };
const oddRemedy = { zh: '请提供有效的 Unicode 文本', en: 'send text in valid Unicode' };

const odd = /[\0\p{Surrogate}]/u;

/** Where a text is that no database takes: with a NUL, or half of a surrogate pair; null where there is none. */
function oddText(value: unknown, path: string): string | null {
  if (typeof value === 'string') return odd.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = oddText(key, path) ?? oddText(inner, fieldName.test(key) ? `${path}.${key}` : path);
    if (found !== null) return found;
  }
  return null;
}

/** A JSON body. @throws AppError `unsupported_media_type`, `input_invalid` */
export function parseJson<T>(schema: z.ZodType<T>, request: Request): T {
  if (request.body === undefined && request.headers['content-type'] !== undefined && !request.is('json')) {
    throw new AppError('unsupported_media_type', 'send the body as application/json');
  }
  return parse(schema, request.body ?? {}, 'body');
}

/** What stands in the address. @throws AppError `not_found`: what is no id names nothing */
export function parseParams<T>(schema: z.ZodType<T>, request: Request): T {
  const parsed = schema.safeParse(request.params);
  if (!parsed.success || oddText(request.params, 'path') !== null)
    throw new AppError('not_found', 'there is nothing of this id');
  return parsed.data;
}

const etag = /^(?:W\/)?"(\d{1,9})"$/;

/**
 * The version that an edit was made on.
 *
 * @throws AppError `precondition_required` without `If-Match`, `precondition_failed` where it names no version of ours
 */
export function ifMatch(request: Request): number {
  const header = request.headers['if-match'];
  if (header === undefined) {
    throw new AppError('precondition_required', 'send If-Match with the ETag of what you have read');
  }
  const version = etag.exec(header.trim())?.[1];
  if (version === undefined) throw new AppError('precondition_failed', 'If-Match names no version');
  return Number(version);
}

/** Where a stream goes on, of `Last-Event-ID`; null without one. @throws AppError `input_invalid` */
export function lastEventIdOf(request: Request): number | null {
  const header = request.get('last-event-id');
  if (header === undefined || header === '') return null;
  const parsed = eventId.safeParse(header);
  if (parsed.success) return parsed.data;
  const fields = [{ location: 'header.last-event-id', message: inBoth(noEvent.message), fix: inBoth(noEvent.remedy) }];
  throw new AppError('input_invalid', 'the Last-Event-ID is none of ours', { fields });
}

const noEvent = {
  message: { zh: '不是消息编号', en: 'is no id of an event' },
  remedy: { zh: '请用最后收到的 id，或不带此项', en: 'send the last id that came, or leave it out' },
};

/** Instant of `X-As-Of`, as of which a demo's journey is shown; null where the caller sent none. @throws AppError `input_invalid` */
export function asOfOf(request: Request): Date | null {
  const header = request.get('x-as-of');
  if (header === undefined || header === '') return null;
  const parsed = instant.safeParse(header);
  if (parsed.success) return new Date(parsed.data);
  const fields = [{ location: 'header.x-as-of', message: inBoth(noInstant.message), fix: inBoth(noInstant.remedy) }];
  throw new AppError('input_invalid', 'the X-As-Of is no instant', { fields });
}

const instant = z.iso.datetime({ offset: true });
const noInstant = {
  message: { zh: '不是时刻', en: 'is no instant' },
  remedy: {
    zh: '请写成 2020-02-24T08:00:00Z 的形式，或不带此项',
    en: 'write it like 2020-02-24T08:00:00Z, or leave it out',
  },
};

/** The language that the caller wants; Chinese where he does not say. */
export function localeOf(request: Request): Locale {
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

function fixOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.filter((key) => fieldName.test(key)).join(', ') || '…';
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

/** Reads a page's cursor. @throws AppError `input_invalid` where it is none of ours */
export function cursorOf<T>(schema: z.ZodType<T>, cursor: string | undefined): T | null {
  if (cursor === undefined) return null;
  const parsed = schema.safeParse(cursor);
  if (parsed.success) return parsed.data;
  throw new AppError('input_invalid', 'the cursor is none that a page gave', {
    fields: [
      {
        location: 'query.cursor',
        message: inBoth({ zh: '不是分页游标', en: 'is no cursor' }),
        fix: inBoth({ zh: '请用上一页的 nextCursor', en: 'send nextCursor of the page before' }),
      },
    ],
  });
}

/** A page and where the next one begins: `rows` holds one more than asked for where there is another page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  key: (row: T) => string,
): { rows: T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page[page.length - 1];
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? key(last) : null };
}

export const uuidCursor = z.uuid();
export const textCursor = z.string();
export const numberCursor = z.coerce.number().int().nonnegative();
