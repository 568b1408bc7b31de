import { readFileSync } from 'node:fs';

/** One of the staff's pages, and an account that may open it. */
export interface TablePage {
  /** Path pattern, as the router has it. */
  path: string;
  login: string;
}

/** Accounts by what the table says of a page's roles; the first that fits. */
const logins = [
  [/planners|everyone|senders/, 'demo-dispatcher'],
  [/'admin'/, 'admin'],
  [/'hr'/, 'demo-hr'],
  [/'desk'/, 'demo-desk'],
  [/'warden'/, 'demo-warden'],
] as const;

/**
 * Every page of the router's table (`src/web/app/pages.tsx`), so that a new one is tested without a word here. The table names
 * components, which only a bundler can load: it is read as text.
 */
export function pageTable(): TablePage[] {
  const source = readFileSync('src/web/app/pages.tsx', 'utf8');
  const pages = [...source.matchAll(/path: '([^']+)',\s*roles: (.+),/g)].map(([, path = '', roles = '']) => {
    const login = logins.find(([role]) => role.test(roles))?.[1];
    if (login === undefined) throw new Error(`no account of the demo opens ${path}: ${roles}`);
    return { path, login };
  });
  const listed = source.match(/load: \(\) =>/g)?.length;
  if (pages.length !== listed) throw new Error(`${listed} pages in the table, ${pages.length} understood`);
  return pages;
}

/** An address of a path pattern. @throws where a part of it is not among `ids` */
export function addressOf(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`${path} asks for an id that the test does not know`);
    return id;
  });
}
