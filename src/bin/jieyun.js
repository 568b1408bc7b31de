#!/usr/bin/env node
// The package's bin. Plain JavaScript without static imports, so that an old Node still gets as far as the message about it.

const oldestNode = [20, 19];

/** Starts the command line, after building what is not built: npm may have been told to skip the build (`--ignore-scripts`). */
async function main() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    fail(
      `接运需要 Node.js ${oldestNode.join('.')} 或更新版本，当前为 ${process.versions.node}；请升级 Node.js\n` +
        `Jieyun needs Node.js ${oldestNode.join('.')} or newer, this is ${process.versions.node}; please upgrade Node.js`,
    );
  }
  const { fileURLToPath, pathToFileURL } = await import('node:url');
  const { join } = await import('node:path');
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const entry = join(root, 'dist', 'src', 'cli', 'main.js');
  if (await isStale(root, entry)) await build(root);
  await import(pathToFileURL(entry).href);
}

/** Whether the compiled program is missing or older than a source of it. Without sources it is what it is. */
async function isStale(root, entry) {
  const { readdir, stat } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const builtMs = await stat(entry).then(
    (found) => found.mtimeMs,
    () => 0,
  );
  if (builtMs === 0) return true;

  const newerIn = async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
    const sources = entries.filter((found) => found.isFile() && /\.(ts|json)$/.test(found.name));
    const times = await Promise.all(
      sources.map((found) => stat(join(found.parentPath ?? found.path, found.name)).then((one) => one.mtimeMs)),
    );
    return times.some((time) => time > builtMs);
  };
  return (await newerIn(join(root, 'src'))) || (await newerIn(join(root, 'workers')));
}

/** Compiles with the TypeScript that the lock file names, all or nothing; what it says goes to standard error. */
async function build(root) {
  const { spawnSync } = await import('node:child_process');
  const { existsSync } = await import('node:fs');
  const { join } = await import('node:path');
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) {
    fail('接运尚未安装：请在该文件夹运行 npm ci\nJieyun is not installed: run npm ci in its folder');
  }
  process.stderr.write('正在编译接运… / building Jieyun …\n');
  const options = { stdio: ['ignore', 2, 2], cwd: root };
  const { status } = spawnSync(
    process.execPath,
    [compiler, '-p', join(root, 'tsconfig.json'), '--noEmitOnError'],
    options,
  );
  if (status !== 0) fail('编译失败 / the build failed');
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch((error) => fail(error instanceof Error ? error.stack : String(error)));
