import { readFile } from 'node:fs/promises';
import { checkPlan } from '../checker/checkPlan.ts';
import { formatReport } from '../checker/formatReport.ts';
import { CheckInputError } from '../checker/raw/inputError.ts';
import { inLocale, type Locale } from '../contract/text.ts';

/**
 * `jieyun check plan.json --scenario DIR [--start plan.json]`: writes the report to standard output.
 * Exit status: 0 no violation, 1 a violation, 2 the plan file or the folder cannot be read.
 */
export async function checkCommand(args: {
  plan: string;
  scenario: string;
  /** The plan that it was made from. */
  start?: string;
  lang: Locale;
}): Promise<number> {
  try {
    const report = await checkPlan(
      await readPlan(args.plan),
      args.scenario,
      args.start === undefined ? null : await readPlan(args.start),
    );
    process.stdout.write(formatReport(report, args.lang));
    return report.violations.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CheckInputError)) throw error;
    process.stderr.write(`${inLocale(error.text, args.lang)}\n`);
    return 2;
  }
}

async function readPlan(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new CheckInputError({ zh: `无法读取方案文件 ${path}`, en: `the plan file ${path} cannot be read` }, error);
  }
}
