import type { Company } from '../contract/scenario.ts';
import { cleanText } from './text.ts';

/** The company that a text names; `inferred` where only part of its name is written. */
export interface CompanyMatch {
  companyId: string;
  inferred: boolean;
}

/** Looks companies up by id or name, as columns and file names give them. */
export class CompanyFinder {
  readonly #entries: readonly { companyId: string; id: string; name: string; core: string }[];

  constructor(companies: readonly Company[]) {
    this.#entries = companies.map(({ companyId, name }) => ({
      companyId,
      id: plainName(companyId),
      name: plainName(name),
      core: coreName(name),
    }));
  }

  /** The company written in a cell: id, full name, name without its legal form, or a part that fits only one. */
  byCell(text: string): CompanyMatch | null {
    const written = plainName(text);
    if (written === '') return null;
    const exact = this.#only(({ id, name }) => id === written || name === written);
    if (exact !== null) return { companyId: exact, inferred: false };
    const core = coreName(text);
    const sameCore = this.#only((entry) => entry.core === core && core.length >= 2);
    if (sameCore !== null) return { companyId: sameCore, inferred: false };
    const part = this.#only(
      (entry) =>
        core.length >= partLengthMin &&
        (entry.core.includes(core) || (entry.core.length >= partLengthMin && core.includes(entry.core))),
    );
    return part === null ? null : { companyId: part, inferred: true };
  }

  /** The company that a file is named after: `C007.xlsx`, `C007-名单.xlsx`, `大地电气2月返岗名单(3).xlsx`. */
  byFileName(fileName: string): CompanyMatch | null {
    const stem = (fileName.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]*$/, '');
    const exact = this.byCell(stem);
    if (exact !== null && !exact.inferred) return exact;
    const words = new Set(
      stem
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== ''),
    );
    const byId = this.#only(({ id }) => words.has(id));
    if (byId !== null) return { companyId: byId, inferred: false };
    const written = plainName(stem);
    const byName = this.#only(({ name }) => written.includes(name)) ?? this.#longestCoreIn(written);
    if (byName !== null) return { companyId: byName, inferred: false };
    const rest = this.byCell(stem.normalize('NFKC').replace(noise, ''));
    return rest === null ? null : { companyId: rest.companyId, inferred: true };
  }

  #only(fits: (entry: { companyId: string; id: string; name: string; core: string }) => boolean): string | null {
    const found = this.#entries.filter(fits);
    return found.length === 1 ? found[0]!.companyId : null;
  }

  /** 南通中集 stands in 南通中集罐箱 too: the longest name in the text is meant. */
  #longestCoreIn(text: string): string | null {
    const found = this.#entries.filter(({ core }) => core.length >= partLengthMin && text.includes(core));
    const longest = Math.max(0, ...found.map(({ core }) => core.length));
    const best = found.filter(({ core }) => core.length === longest);
    return best.length === 1 ? best[0]!.companyId : null;
  }
}

/** A shorter part of a name would fit by chance. */
const partLengthMin = 3;

/** What file names say beside the company. */
const noise =
  /返岗|返工|返程|复工|复产|员工|职工|工人|人员|务工|外地|包车|点对点|接送|乘车|名单|花名册|登记表|信息|统计表?|汇总表?|明细|表格?|模板|最终|最新|修改|更正|补充|新|版|第?[一二三四五六七八九十\d]+批次?|副本|copy|final|v\d+|\d+|[年月日号份_\-—()（）【】[\]+.,，、\s]/gi;

function plainName(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/[\s()·.,'"“”-]/g, '');
}

/** The name without legal form, which people leave out. */
function coreName(text: string): string {
  return plainName(text).replace(/(股份|责任)?有限(责任)?公司|集团|公司$/g, '');
}
