import type { Problem } from '../../../contract/api/problem.ts';
import { type Bilingual, inLocale, type Locale } from '../../../contract/text.ts';

/** Why a call did not go well: the server's problem document, or the network's silence (`offline`). */
export class ApiFault extends Error {
  readonly code: string;
  readonly status: number;
  /** The server's own words, in English; empty where nothing answered. */
  readonly detail: string;
  /** Every fault that the server found in what was sent. */
  readonly errors: Problem['errors'];
  readonly requestId: string | null;

  constructor(problem: Partial<Problem> & { code: string; status: number }) {
    super(`${problem.code} (${problem.status}): ${problem.detail ?? ''}`);
    this.name = 'ApiFault';
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail ?? '';
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId ?? null;
  }
}

const words: Record<string, Bilingual> = {
  offline: {
    zh: '连不上服务器，请检查网络后重试',
    en: 'The server cannot be reached; check the network and try again',
  },
  input_invalid: { zh: '所填内容有误', en: 'Something that was sent is not right' },
  unauthorized: { zh: '请先登录', en: 'Please sign in' },
  forbidden: { zh: '您的角色不能做此操作', en: 'Your role may not do this' },
  not_found: { zh: '没有找到，或者不归您查看', en: 'There is no such thing, or it is not yours to see' },
  conflict: { zh: '当前状态下不能这样做', en: 'The state does not allow this now' },
  precondition_failed: {
    zh: '其他人刚刚修改过，请核对最新内容后再改',
    en: 'Somebody changed it meanwhile; look at the newest state and change it again',
  },
  too_many_requests: { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; please wait a moment' },
  payload_too_large: { zh: '文件过大', en: 'The file is too large' },
  unsupported_media_type: { zh: '不接受这种文件', en: 'This kind of file is not accepted' },
  unavailable: { zh: '服务暂时不可用，请稍后再试', en: 'The service is not available just now; try again in a while' },
};

const unexpected: Bilingual = { zh: '服务器出错了', en: 'Something went wrong on the server' };

/** A fault in plain words. */
export function faultTitle(error: unknown): Bilingual {
  return (error instanceof ApiFault ? words[error.code] : undefined) ?? unexpected;
}

/** Why work was given up that was done behind a queue: the code in plain words, then the server's own as far as the reader understands them. */
export function failureWords({ code, detail }: { code: string; detail: string }, locale: Locale): string {
  return [inLocale(words[code] ?? unexpected, locale), inReadersLanguage(detail, locale)]
    .filter((text) => text !== null && text !== '')
    .join(locale === 'en' ? ': ' : '：');
}

/** A text of the server's for a reader who must see it in any case: his half of it, else the whole. */
export function readable(text: string, locale: Locale): string {
  return inReadersLanguage(text, locale) ?? text;
}

/**
 * The reader's half of a text of the server's that stands in both languages, `中文 / English`; null where it is in English alone
 * and the reader wants Chinese.
 */
export function inReadersLanguage(text: string, locale: Locale): string | null {
  const cut = text.indexOf(' / ');
  const isBoth = cut > 0 && /\p{Script=Han}/u.test(text.slice(0, cut));
  if (locale === 'en') return isBoth ? text.slice(cut + 3) : text;
  if (isBoth) return text.slice(0, cut);
  return /\p{Script=Han}/u.test(text) ? text : null;
}
