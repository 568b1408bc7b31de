import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';

/** What the library asks of its `gh-request`: the only way by which it reaches the network. */
export interface LibraryTransport {
  get(url: string, config: unknown): Promise<LibraryReply>;
  post(url: string, body: unknown, config: unknown): Promise<LibraryReply>;
}

export interface LibraryReply {
  status: number;
  data: unknown;
}

interface LibraryArgs {
  key: string | undefined;
  host: string;
}

/** The library's classes as far as they are used; each takes request defaults that its own defaults cannot override. */
export interface GraphHopperLibrary {
  Routing: new (
    args: LibraryArgs,
    defaults: Record<string, unknown>,
  ) => { doRequest(request: object): Promise<unknown>; info(): Promise<unknown> };
  Matrix: new (
    args: LibraryArgs,
    defaults: Record<string, unknown>,
  ) => { doRequest(request: object): Promise<unknown> };
}

const require = createRequire(import.meta.url);
const silent = { log: () => undefined };

/**
 * Loads graphhopper-js-api-client over a transport of ours. Its bundle exports nothing under Node, so the modules in its
 * `src/` are loaded; they assign their classes to global names (held back here as parameters), print to the console (silent
 * here), and reach the network through `gh-request` alone, which drops headers and hides network errors: hence the exchange.
 */
export function loadLibrary(transport: LibraryTransport): GraphHopperLibrary {
  const load = (file: string): unknown => {
    const name = file.replace(/^\.\//, '').replace(/\.js$/, '');
    if (name === 'gh-request') return transport;
    const path = require.resolve(`graphhopper-js-api-client/src/${name}.js`);
    const module = { exports: {} as unknown };
    // helpers declare themselves; a parameter of that name would clash
    const held = name.startsWith('GraphHopper') ? [name] : [];
    const source = readFileSync(path, 'utf8');
    compileFunction(source, ['module', 'require', 'console', ...held], { filename: path })(module, load, silent);
    return module.exports;
  };
  return {
    Routing: load('GraphHopperRouting') as GraphHopperLibrary['Routing'],
    Matrix: load('GraphHopperMatrix') as GraphHopperLibrary['Matrix'],
  };
}
