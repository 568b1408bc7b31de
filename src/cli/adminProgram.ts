import { type Command, InvalidArgumentError, Option } from 'commander';
import { loginSchema } from '../contract/api/sessions.ts';
import { idTypes } from '../contract/worker.ts';
import type { ExportFlags } from './adminExport.ts';
import type { Done, Say, Surroundings } from './program.ts';
import type { ExitStatus } from './reportError.ts';
import type { CommandContext } from './withRuntime.ts';

type AdminCommands = typeof import('./admin.ts');

/** `jieyun admin …`: what only the operator does; each command may run beside the server. */
export function addAdminCommands(program: Command, surroundings: Surroundings, say: Say, done: Done): void {
  const admin = program
    .command('admin')
    .description(say('管理员、密钥、操作记录、备份、数据清除', 'admins, keys, the audit log, backups, purging'));
  const run = async (command: (commands: AdminCommands, context: CommandContext) => Promise<ExitStatus>) => {
    const [{ withRuntime }, commands] = await Promise.all([import('./withRuntime.ts'), import('./admin.ts')]);
    done(await withRuntime(surroundings, (context) => command(commands, context)));
  };

  admin
    .command('create-admin')
    .description(say('新建管理员，打印一次性链接', 'a new admin; prints the one-time link'))
    .argument('<login>', say('登录名', 'login'), loginOf(say))
    .action((login: string) => run(({ createAdminCommand }, context) => createAdminCommand(login, context)));
  admin
    .command('verify-audit')
    .description(say('核验操作记录链', 'check the chain of the audit log'))
    .action(() => run(({ verifyAuditCommand }, context) => verifyAuditCommand(context)));
  admin
    .command('rotate-keys')
    .description(say('用 JIEYUN_KEYS 的第一把密钥重新加密', 'seal everything with the first key of JIEYUN_KEYS'))
    .action(() => run(({ rotateKeysCommand }, context) => rotateKeysCommand(context)));
  admin
    .command('export')
    .description(
      say(
        '导出一家企业或一个人的全部数据（明文！）；人员的证件号码从标准输入读取',
        'everything of one company or one person, in the open; the ID number of a person is read from standard input',
      ),
    )
    .argument('<dir>', say('新建的或空的文件夹', 'a folder that is new or empty'))
    .addOption(new Option('--company <code>', say('企业代码或编号', 'code or id of a company')).conflicts('person'))
    .option('--person', say('一个人', 'one person'))
    .addOption(new Option('--id-type <type>', say('证件类型', 'type of the ID')).choices(idTypes).default(idTypes[0]))
    .action((dir: string, options: ExportFlags, command: Command) => {
      if (options.company === undefined && options.person !== true) {
        command.error(say('error: 请用 --company 或 --person', 'error: say --company or --person'), { exitCode: 2 });
      }
      return run(async (_, context) => {
        const { adminExportCommand } = await import('./adminExport.ts');
        return adminExportCommand(dir, options, context);
      });
    });
  admin
    .command('purge')
    .description(say('清除超过保存期限的个人数据', 'forget personal data that are kept no longer'))
    .action(() => run(({ purgeCommand }, context) => purgeCommand(context)));
  admin
    .command('backup')
    .description(
      say('备份数据库到一个文件（服务器可以照常运行）', 'everything in the database into one file, beside the server'),
    )
    .argument('<file>', say('要写的文件，不能已存在', 'file to write, which must not exist'))
    .action(async (file: string) => done(await (await import('./backup.ts')).backupCommand(file, surroundings)));
  admin
    .command('restore')
    .description(say('从备份恢复（先停止服务器）', 'put a backup back; stop the server first'))
    .argument('<file>', say('备份文件', 'the backup'))
    .option('--replace', say('删除数据库中现有的内容', 'delete what stands in the database'), false)
    .action(async (file: string, options: { replace: boolean }) =>
      done(await (await import('./backup.ts')).restoreCommand(file, options, surroundings)),
    );
  admin
    .command('purge-roads')
    .description(
      say('删除过期的道路实测距离，打印条数', 'delete measured road legs that have expired; prints how many'),
    )
    .option('--all', say('不论新旧，全部删除', 'all of them, whatever their age'), false)
    .action((options: { all: boolean }) =>
      run(({ purgeRoadsCommand }, context) => purgeRoadsCommand(options, context)),
    );
}

function loginOf(say: Say): (text: string) => string {
  return (text) => {
    const parsed = loginSchema.safeParse(text);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(
      say('2 到 64 个字母、数字或 . _ @ -。', '2 to 64 letters, digits or . _ @ - are wanted.'),
    );
  };
}
