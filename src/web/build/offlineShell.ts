import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputBundle, OutputChunk } from 'rolldown';
import type { Plugin } from 'vite';

/** What of a page goes on without a network. */
interface Shell {
  /** Names its worker, `/<name>-sw.js`, and the address under which it is opened, `/<name>`. */
  name: string;
  /** Name of the page's entry, and of the HTML that it stands in. */
  page: string;
  html: string;
  /** Modules loaded later that belong to it, as their paths end; of all others only what the entry brings at once is kept. */
  later: readonly string[];
  /** Files of the public folder that belong to it. */
  files: readonly string[];
}

/**
 * Makes a service worker for each page out of one entry, and tells it, in the place of `__NAME__`, `__SHELL__` and `__VERSION__`, which
 * files its page is made of. The version is made of their content: a build that changes nothing makes no phone load anything again.
 *
 * @param worker name of the worker's entry
 */
export function offlineShells(worker: string, shells: readonly Shell[]): Plugin {
  let publicDir = '';
  return {
    name: 'offline-shells',
    enforce: 'post',
    configResolved: (config) => {
      publicDir = config.publicDir;
    },
    generateBundle(_options, bundle) {
      const template = entryOf(bundle, worker);
      for (const { name, page, html, later, files } of shells) {
        const built = bundle[html];
        if (built?.type !== 'asset') throw new Error(`the build has no ${html}`);
        const assets = [...filesOf(bundle, entryOf(bundle, page).fileName, later)].sort();
        const hash = createHash('sha256').update(built.source).update(JSON.stringify(assets));
        for (const file of files) hash.update(readFileSync(join(publicDir, file)));
        const shell = [`/${name}`, ...files.map((file) => `/${file}`), ...assets.map((file) => `/${file}`)];
        const source = template.code
          .replaceAll('__NAME__', JSON.stringify(name))
          .replaceAll('__SHELL__', JSON.stringify(shell))
          .replaceAll('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 12)));
        this.emitFile({ type: 'asset', fileName: `${name}-sw.js`, source });
      }
      delete bundle[template.fileName];
    },
  };
}

function entryOf(bundle: OutputBundle, name: string): OutputChunk {
  const chunk = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry && part.name === name);
  if (chunk?.type !== 'chunk') throw new Error(`the build has no entry ${name}`);
  return chunk;
}

/** Every script and style that one script brings with it. */
function filesOf(
  bundle: OutputBundle,
  fileName: string,
  later: readonly string[],
  found = new Set<string>(),
): Set<string> {
  const chunk = bundle[fileName];
  if (chunk?.type !== 'chunk' || found.has(fileName)) return found;
  found.add(fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const next of chunk.imports) filesOf(bundle, next, later, found);
  for (const next of chunk.dynamicImports) if (isOneOf(bundle[next], later)) filesOf(bundle, next, later, found);
  return found;
}

function isOneOf(chunk: OutputBundle[string] | undefined, later: readonly string[]): boolean {
  return chunk?.type === 'chunk' && later.some((end) => chunk.facadeModuleId?.endsWith(end) === true);
}
