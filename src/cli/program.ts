import { availableParallelism } from 'node:os';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { assertLocale } from '../config.ts';
import { inLocale, type Locale } from '../contract/text.ts';
import { queueNames } from '../jobs/definitions.ts';
import { defaultPreset } from '../policy/presets.ts';
import { addAdminCommands } from './adminProgram.ts';
import type { GraphHopperFlags } from './graphhopper.ts';
import type { SimulateOptions } from './simulate.ts';

/** What the command line starts from; the only place that hands the environment on. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  locale: Locale;
}

/** Texts of one language; Chinese first, as everywhere. */
export type Say = (zh: string, en: string) => string;

/** Takes the exit status of the command that ran. */
export type Done = (status: number) => void;

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

function buildProgram(surroundings: Surroundings, done: Done): Command {
  const { locale } = surroundings;
  const say: Say = (zh, en) => inLocale({ zh, en }, locale);
  const program = new Command('jieyun')
    .description(say('接运：为返岗务工人员规划包车', 'Jieyun: plans chartered buses that bring workers back'))
    .exitOverride()
    .showHelpAfterError();
  addFolderCommands(program, surroundings, say, done);
  addRoadCommands(program, surroundings, say, done);
  addServerCommands(program, surroundings, say, done);
  addAdminCommands(program, surroundings, say, done);
  return program;
}

/** Commands on folders and files; they need no server. */
function addFolderCommands(program: Command, surroundings: Surroundings, say: Say, done: Done): void {
  const { env, locale } = surroundings;
  program
    .command('plan')
    .description(say('规划一个场景文件夹', 'plan a scenario folder'))
    .argument('<dir>', say('场景文件夹', 'scenario folder'))
    .requiredOption('--out <file>', say('方案文件', 'plan document to write'))
    .option('--seconds <n>', say('搜索时间（秒），默认 5', 'search time in seconds, default 5'), positive(say))
    .option('--iterations <n>', say('搜索的迭代次数', 'search iterations'), whole(say, 1))
    .option('--seed <n>', say('随机种子，默认 1', 'random seed, default 1'), whole(say, 0), 1)
    .addOption(
      new Option('--router <name>', say('路网来源', 'source of roads'))
        .choices(['estimate', 'graphhopper'])
        .default('estimate'),
    )
    .option('--threads <n>', say('线程数，默认为处理器核数', 'threads, default: the cores'), whole(say, 1))
    .option('--sheets <dir>', say('路单、总表和轨迹的文件夹', 'folder for route sheets, master list and GPX'))
    .option('--start <plan>', say('从已有方案出发重新规划', 'plan again from a plan that stands'))
    .option(
      '--lock <lock>',
      say(
        '原方案中不得变动的部分，可重复：trip:T03、stop:T02/1、group:341221/C007、worker:C007-012',
        'what of it must stay, repeatable: trip:T03, stop:T02/1, group:341221/C007, worker:C007-012',
      ),
      (lock: string, before: string[]) => [...before, lock],
      [],
    )
    .option('--trade-off', say('另算费用与接触对的取舍曲线', 'also the curve of cost against contact pairs'), false)
    .option('--strict', say('有任何错误即停止', 'stop at any fault'), false)
    .action(async (dir: string, { threads = availableParallelism(), ...options }: PlanFlags) => {
      const { planCommand } = await import('./plan.ts');
      // an iteration limit alone repeats exactly; a clock beside it would not
      const clock = options.iterations === undefined ? { seconds: defaultSeconds } : {};
      const flags = { ...clock, ...options, threads, lang: locale };
      if (options.router === 'estimate') return done(await planCommand(dir, flags));
      const { withRoads } = await import('./withRoads.ts');
      done(await withRoads(surroundings, (roads) => planCommand(dir, { ...flags, roads })));
    });

  program
    .command('solve')
    .description(say('只运行优化器，求解一个基准算例', 'the optimiser alone on a benchmark instance'))
    .argument('<instance>', say('算例文件（JSON）', 'instance file (JSON)'))
    .option('--seconds <n>', say('搜索时间（秒），默认 5', 'search time in seconds, default 5'), positive(say))
    .option('--iterations <n>', say('搜索的迭代次数', 'search iterations'), whole(say, 1))
    .option('--seed <n>', say('随机种子，默认 1', 'random seed, default 1'), whole(say, 0), 1)
    .option('--threads <n>', say('线程数，默认为处理器核数', 'threads, default: the cores'), whole(say, 1))
    .option('--vehicles <n>', say('最多车辆数', 'at most so many vehicles'), whole(say, 1))
    .action(async (instance: string, { threads = availableParallelism(), ...options }: SolveFlags) => {
      const { solveCommand } = await import('./solve.ts');
      const clock = options.iterations === undefined ? { seconds: defaultSeconds } : {};
      done(await solveCommand(instance, { ...clock, ...options, threads, lang: locale }));
    });

  program
    .command('check')
    .description(
      say('独立核查：由原始输入重新计算每条规则', 'the independent checker: recomputes every rule from the raw input'),
    )
    .argument('<plan>', say('方案文件', 'plan document'))
    .requiredOption('--scenario <dir>', say('方案所依据的场景文件夹', 'scenario folder of the plan'))
    .option(
      '--start <plan>',
      say('它由哪个方案出发：核对锁定和变更', 'the plan it was made from: checks locks and changes'),
    )
    .action(async (plan: string, options: { scenario: string; start?: string }) => {
      const { checkCommand } = await import('./check.ts');
      done(await checkCommand({ plan, ...options, lang: locale }));
    });

  for (const command of program.commands) command.hook('preAction', () => assertLocale(env));
}

/** Commands about real roads. */
function addRoadCommands(program: Command, surroundings: Surroundings, say: Say, done: Done): void {
  program
    .command('verify')
    .description(say('按实际道路复核一个方案，列出变化', 'measure a plan on real roads and list what changed'))
    .argument('<plan>', say('方案文件', 'plan document'))
    .requiredOption('--scenario <dir>', say('方案所依据的场景文件夹', 'scenario folder of the plan'))
    .action(async (plan: string, { scenario }: { scenario: string }) => {
      const [{ withRoads }, { verifyCommand }] = await Promise.all([import('./withRoads.ts'), import('./verify.ts')]);
      const { locale: lang } = surroundings;
      done(await withRoads(surroundings, (roads) => verifyCommand({ plan, scenario, roads, lang })));
    });

  program
    .command('graphhopper')
    .description(say('取得并启动路网服务器 GraphHopper', 'get and start the road server GraphHopper'))
    .requiredOption('--pbf <file>', say('地图文件（.osm.pbf 或 .osm）', 'map (.osm.pbf or .osm)'))
    .option('--jar <file>', say('已下载的服务器，默认经 mvn 取得', 'a downloaded server; default: fetched by mvn'))
    .option('--port <n>', say('端口，默认 8989', 'port, default 8989'), whole(say, 1), 8989)
    .option('--host <address>', say('监听地址，默认 127.0.0.1', 'address to listen on, default 127.0.0.1'), '127.0.0.1')
    .option('--memory <mb>', say('内存上限（MB）', 'most memory in MB'), whole(say, 64))
    .option('--preset <name>', say('取其车速的政策预设', 'policy preset whose speeds count'), defaultPreset)
    .action(async (flags: GraphHopperFlags) => {
      const { graphHopperCommand } = await import('./graphhopper.ts');
      done(await graphHopperCommand(flags, surroundings));
    });
}

/** Commands on the server's data; those that are not `serve` may run beside it. */
function addServerCommands(program: Command, surroundings: Surroundings, say: Say, done: Done): void {
  program
    .command('serve')
    .description(say('启动数据库、接口和工作进程（npm start）', 'database, API and workers (what npm start runs)'))
    .action(async () => {
      const { serveCommand } = await import('./serve.ts');
      await serveCommand(surroundings);
    });

  program
    .command('worker')
    .description(say('只处理队列，用于增加机器', 'workers alone, for more machines'))
    .option(
      '--queues <names>',
      say(`队列，默认全部：${queueNames}`, `queues, default all: ${queueNames}`),
      queueList(say),
    )
    .action(async ({ queues }: { queues?: (typeof queueNames)[number][] }) => {
      const { workerCommand } = await import('./worker.ts');
      await workerCommand(queues ?? queueNames, surroundings);
    });

  program
    .command('import')
    .description(say('把场景文件夹导入为服务器的批次', "a scenario folder into a batch of the server's"))
    .argument('<dir>', say('场景文件夹', 'scenario folder'))
    .action(async (dir: string) => {
      const [{ withRuntime }, { importCommand }] = await Promise.all([
        import('./withRuntime.ts'),
        import('./import.ts'),
      ]);
      done(await withRuntime(surroundings, (context) => importCommand(dir, context)));
    });

  program
    .command('export')
    .description(say('把服务器的批次导出为场景文件夹', "a batch of the server's into a scenario folder"))
    .argument('<batch>', say('批次编号或名称', 'id or name of the batch'))
    .argument('<dir>', say('新的或空的文件夹', 'new or empty folder'))
    .action(async (batch: string, dir: string) => {
      const [{ withRuntime }, { exportCommand }] = await Promise.all([
        import('./withRuntime.ts'),
        import('./export.ts'),
      ]);
      done(await withRuntime(surroundings, (context) => exportCommand(batch, dir, context)));
    });

  program
    .command('simulate')
    .description(
      say(
        '快速模拟一个批次，从发布方案到解除观察',
        'play a batch in fast time, from the published plan to the release',
      ),
    )
    .argument('<dir>', say('场景文件夹', 'scenario folder'))
    .option('--seeds <n>', say('次数，默认 1', 'how many runs, default 1'), whole(say, 1), 1)
    .option('--first-seed <n>', say('第一个随机种子，默认 1', 'seed of the first run, default 1'), whole(say, 0), 1)
    .option('--memory', say('只用规则，不用数据库', 'the rules alone, without a database'), false)
    .action(async (dir: string, options: SimulateOptions) => {
      const { simulateCommand } = await import('./simulate.ts');
      done(await simulateCommand(dir, options, surroundings));
    });

  program
    .command('demo')
    .description(say('示例数据', 'the demo data'))
    .command('remove')
    .description(say('删除示例数据，以后启动也不再载入', 'delete the demo data; later starts do not load them again'))
    .action(async () => {
      const [{ withRuntime }, { demoRemoveCommand }] = await Promise.all([
        import('./withRuntime.ts'),
        import('./demo.ts'),
      ]);
      done(await withRuntime(surroundings, demoRemoveCommand));
    });
}

interface PlanFlags {
  out: string;
  seconds?: number;
  iterations?: number;
  router: 'estimate' | 'graphhopper';
  seed: number;
  threads?: number;
  sheets?: string;
  start?: string;
  lock: string[];
  strict: boolean;
  tradeOff: boolean;
}

interface SolveFlags {
  seconds?: number;
  iterations?: number;
  seed: number;
  threads?: number;
  vehicles?: number;
}

const defaultSeconds = 5;

function positive(say: Say): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value > 0) || !Number.isFinite(value)) {
      throw new InvalidArgumentError(say('应为大于 0 的数。', 'It must be a number above 0.'));
    }
    return value;
  };
}

function whole(say: Say, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || !Number.isSafeInteger(value)) {
      throw new InvalidArgumentError(
        say(`应为不小于 ${least} 的整数。`, `It must be a whole number of at least ${least}.`),
      );
    }
    return value;
  };
}

function queueList(say: Say): (text: string) => (typeof queueNames)[number][] {
  return (text) =>
    text.split(',').map((part) => {
      const name = queueNames.find((known) => known === part.trim());
      if (name === undefined)
        throw new InvalidArgumentError(say(`已有队列：${queueNames}。`, `The queues are: ${queueNames}.`));
      return name;
    });
}
