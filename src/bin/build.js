// Builds what is missing or older than its sources: npm may have been told to skip the build (`--ignore-scripts`). Plain
// JavaScript, because nothing is compiled yet when it runs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist', 'src', 'cli', 'main.js');
const pages = join(root, 'dist', 'web');
const webSources = join(root, 'src', 'web');

/** Entry of the compiled program; builds it, and the pages that it serves, where they are stale. */
export async function builtProgram() {
  if (await isProgramStale()) buildProgram();
  await buildPages();
  return program;
}

/** Builds the pages for the browser where they are stale, all or nothing. */
export async function buildPages() {
  if (!(await arePagesStale())) return;
  const vite = needs('vite', 'bin', 'vite.js');
  process.stderr.write('正在编译网页… / building the pages …\n');
  const outDir = `${pages}.${process.pid}`;
  try {
    // in a process of its own, because Vite minds NODE_ENV: what a test or a developer has set would put React's slow checks into the pages
    runHere([vite, 'build', '--config', join(webSources, 'vite.config.ts'), '--logLevel', 'warn', '--outDir', outDir]);
    await rm(pages, { recursive: true, force: true });
    await rename(outDir, pages);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** Compiles with the TypeScript that the lock file names, all or nothing. */
function buildProgram() {
  const compiler = needs('typescript', 'bin', 'tsc');
  process.stderr.write('正在编译接运… / building Jieyun …\n');
  runHere([compiler, '-p', join(root, 'tsconfig.json'), '--noEmitOnError']);
}

/** Runs a tool to its end; what it says goes to standard error. */
function runHere(command) {
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, command, { stdio: ['ignore', 2, 2], cwd: root, env });
  if (status !== 0) throw new Error('编译失败 / the build failed');
}

function needs(library, ...path) {
  const file = join(root, 'node_modules', library, ...path);
  if (existsSync(file)) return file;
  throw new Error('接运尚未安装：请在该文件夹运行 npm ci\nJieyun is not installed: run npm ci in its folder');
}

/** Without sources the program is what it is. */
async function isProgramStale() {
  const builtMs = await modifiedMs(program);
  const sources = [...(await filesIn('src')), ...(await filesIn('workers'))].filter(
    (file) => /\.(ts|json)$/.test(file) && !file.startsWith(webSources + sep),
  );
  return builtMs === 0 || (await isAnyNewer(sources, builtMs));
}

async function arePagesStale() {
  const builtMs = await modifiedMs(join(pages, 'index.html'));
  const sources = [...(await filesIn(join('src', 'web'))), ...(await filesIn(join('src', 'contract')))];
  return builtMs === 0 || (await isAnyNewer([...sources, join(root, 'package-lock.json')], builtMs));
}

async function filesIn(folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((found) => found.isFile()).map((found) => join(found.parentPath ?? found.path, found.name));
}

async function isAnyNewer(files, builtMs) {
  const times = await Promise.all(files.map(modifiedMs));
  return times.some((time) => time > builtMs);
}

/** 0 where there is no such file. */
function modifiedMs(file) {
  return stat(file).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}
