import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputBundle, OutputChunk } from 'rolldown';
import type { Plugin } from 'vite';

/** What of a page goes on without a network, and the worker that sees to it. */
interface Shell {
  /** Name of the page's entry, and of the HTML that it stands in. */
  page: string;
  html: string;
  /** Name of the worker's entry. */
  worker: string;
  /** Address under which the page is opened. */
  address: string;
  /** Files of the public folder that belong to it. */
  files: readonly string[];
}

/**
 * Tells a service worker, in the place of `__SHELL__` and `__VERSION__`, which files its page is made of. The version is made of
 * their content: a build that changes nothing makes no phone load anything again.
 */
export function offlineShell({ page, html, worker, address, files }: Shell): Plugin {
  let publicDir = '';
  return {
    name: 'offline-shell',
    enforce: 'post',
    configResolved: (config) => {
      publicDir = config.publicDir;
    },
    generateBundle(_options, bundle) {
      const built = bundle[html];
      if (built?.type !== 'asset') throw new Error(`the build has no ${html}`);
      const assets = [...filesOf(bundle, entryOf(bundle, page).fileName)].sort();
      const hash = createHash('sha256').update(built.source).update(JSON.stringify(assets));
      for (const file of files) hash.update(readFileSync(join(publicDir, file)));
      const shell = [address, ...files.map((file) => `/${file}`), ...assets.map((file) => `/${file}`)];
      const chunk = entryOf(bundle, worker);
      chunk.code = chunk.code
        .replaceAll('__SHELL__', JSON.stringify(shell))
        .replaceAll('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 12)));
    },
  };
}

function entryOf(bundle: OutputBundle, name: string): OutputChunk {
  const chunk = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry && part.name === name);
  if (chunk?.type !== 'chunk') throw new Error(`the build has no entry ${name}`);
  return chunk;
}

/** Every script and style that one script brings with it. */
function filesOf(bundle: OutputBundle, fileName: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[fileName];
  if (chunk?.type !== 'chunk' || found.has(fileName)) return found;
  found.add(fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const next of [...chunk.imports, ...chunk.dynamicImports]) filesOf(bundle, next, found);
  return found;
}
