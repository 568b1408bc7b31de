import { Command, CommanderError } from 'commander';
import { type Bilingual, inLocale, type Locale } from '../contract/text.ts';

/** What the command line starts from; the only place that hands the environment on. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  locale: Locale;
}

/**
 * Runs one command line and returns its exit status: 0 done, 1 the work failed, 2 the input or the call is wrong.
 * Each command loads its code only when it is called, so that `jieyun check` never loads a database driver.
 */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let status = 0;
  const program = buildProgram(surroundings, (result) => {
    status = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // help and version leave the same way with status 0; every other one is a wrong call
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return status;
}

function buildProgram({ locale }: Surroundings, done: (status: number) => void): Command {
  const say = (zh: string, en: string) => inLocale({ zh, en } satisfies Bilingual, locale);
  const program = new Command('jieyun')
    .description(say('接运：为务工人员返岗规划包车', 'Jieyun: plans chartered buses that bring workers back'))
    .exitOverride()
    .showHelpAfterError();

  program
    .command('check')
    .description(
      say('独立核查：由原始输入重新计算每条规则', 'the independent checker: recomputes every rule from the raw input'),
    )
    .argument('<plan>', say('方案文件（plan.json）', 'plan document (plan.json)'))
    .requiredOption('--scenario <dir>', say('方案所依据的场景文件夹', 'scenario folder of the plan'))
    .action(async (plan: string, { scenario }: { scenario: string }) => {
      const { checkCommand } = await import('./check.ts');
      done(await checkCommand({ plan, scenario, lang: locale }));
    });

  return program;
}
