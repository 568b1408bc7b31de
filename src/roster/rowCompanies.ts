import type { CompanyFinder, CompanyMatch } from './companyOf.ts';
import type { RowScope } from './rowScope.ts';
import { shownValue } from './verdicts.ts';

/**
 * Tells the company of each row of a table in turn. A filled cell holds for the blank ones below it (repeated-company blanks);
 * rows above the first filled cell belong to the file's company. In a company's own request (`isOwnRequest`) the column
 * may only confirm the company.
 */
export class RowCompanies {
  readonly #finder: CompanyFinder;
  readonly #ofFile: string | null;
  readonly #isOwnRequest: boolean;
  #above: { match: CompanyMatch | null; text: string } | null = null;
  readonly #told = new Set<string>();

  constructor(finder: CompanyFinder, ofFile: string | null, isOwnRequest: boolean) {
    this.#finder = finder;
    this.#ofFile = ofFile;
    this.#isOwnRequest = isOwnRequest;
  }

  /** The row's company; null, with the fault told, where it is unknown. */
  companyOf(scope: RowScope): string | null {
    const texts = scope.texts('company');
    if (texts.length > 0) {
      const matches = texts.map((text) => this.#finder.byCell(text));
      this.#above = { match: matches.find((match) => match !== null) ?? null, text: texts[0]! };
    }
    if (this.#above === null) return this.#ofFile ?? this.#reject(scope, '', nameless);
    const { match, text } = this.#above;
    if (this.#isOwnRequest) return this.#confirm(scope, match, text);
    if (match === null) return this.#reject(scope, text, unknown);
    if (match.inferred) this.#warnOnce(scope, text, inferred);
    return match.companyId;
  }

  #confirm(scope: RowScope, match: CompanyMatch | null, text: string): string | null {
    if (match === null) this.#warnOnce(scope, text, unclear);
    else if (match.companyId !== this.#ofFile) return this.#reject(scope, text, foreign);
    return this.#ofFile;
  }

  #reject(scope: RowScope, text: string, verdict: typeof unknown): null {
    scope.reject('company', 'company_unknown', shownValue(text), verdict);
    return null;
  }

  #warnOnce(scope: RowScope, text: string, verdict: typeof unknown): void {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    scope.warn('company', 'company_inferred', verdict);
  }
}

const unknown = {
  message: { zh: 'companies.csv 中没有这家企业', en: 'companies.csv has no such company' },
  remedy: { zh: '填写 companies.csv 中的企业编号或全称', en: 'write the id or the full name as in companies.csv' },
};

const nameless = {
  message: { zh: '企业为空，文件名也看不出企业', en: 'the company is empty, and the file name does not tell it' },
  remedy: { zh: '填写企业编号或全称', en: 'write the id or the full name of the company' },
};

const foreign = {
  message: { zh: '该行写的是另一家企业', en: 'the row names another company' },
  remedy: {
    zh: '只报本企业人员，或由该企业自行申报',
    en: 'list your own workers only; the other company sends its own request',
  },
};

const inferred = {
  message: {
    zh: '企业名称不完整，按唯一相近的企业处理',
    en: 'the name of the company is incomplete; the only one that fits was taken',
  },
  remedy: { zh: '填写 companies.csv 中的企业编号或全称', en: 'write the id or the full name as in companies.csv' },
};

const unclear = {
  message: {
    zh: '企业名称与申报企业不符，按申报企业处理',
    en: 'the name of the company is unknown; the company of the request was taken',
  },
  remedy: { zh: '填写企业编号或全称', en: 'write the id or the full name of the company' },
};
