#!/usr/bin/env node
// The package's bin. Plain JavaScript without static imports, so that an old Node still gets as far as the message about it.

const oldestNode = [20, 19];

/** Starts the command line, after building what is not built. */
async function main() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    fail(
      `接运需要 Node.js ${oldestNode.join('.')} 或更新版本，当前为 ${process.versions.node}；请升级 Node.js\n` +
        `Jieyun needs Node.js ${oldestNode.join('.')} or newer, this is ${process.versions.node}; please upgrade Node.js`,
    );
  }
  const { pathToFileURL } = await import('node:url');
  const { builtProgram } = await import('./build.js');
  const entry = await builtProgram().catch((error) => fail(error instanceof Error ? error.message : String(error)));
  await import(pathToFileURL(entry).href);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch((error) => fail(error instanceof Error ? error.stack : String(error)));
