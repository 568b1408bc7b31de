import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const repoRoot = fileURLToPath(new URL('../..', import.meta.url));

/** One source file with what it imports. */
export interface SourceFile {
  /** Path from the root, with forward slashes. */
  path: string;
  room: string;
  lines: number;
  /** Code without comments. */
  code: string;
  imports: Import[];
}

/** One import as written, and the room (or library) that it leads to. */
export interface Import {
  specifier: string;
  kind: 'room' | 'library' | 'builtin';
  target: string;
}

/** All TypeScript sources below the given folders. */
export function readSources(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(repoRoot, folder), { recursive: true, encoding: 'utf8' })
      // what builds the pages runs in Node and is none of them
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('vite.config.ts') && !name.startsWith('web/build/'))
      .map((name) => parseSource(join(folder, name), readFileSync(join(repoRoot, folder, name), 'utf8'))),
  );
}

/** Parses one file; a room is a folder of src/, a file directly in src/ without its ending, or another top folder. */
export function parseSource(path: string, text: string): SourceFile {
  const code = withoutComments(text);
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;
  const imports = [...code.matchAll(pattern)].map((match) => classify(path, match[2]!));
  return { path, room: roomOf(path), lines: text.split('\n').length - 1, code, imports };
}

function classify(path: string, specifier: string): Import {
  if (specifier.startsWith('node:')) return { specifier, kind: 'builtin', target: specifier };
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    return { specifier, kind: 'library', target: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
  }
  const file = relative(repoRoot, resolve(repoRoot, dirname(path), specifier));
  return { specifier, kind: 'room', target: roomOf(file) };
}

function roomOf(path: string): string {
  const [top, second] = path.split('/');
  if (top !== 'src') return top!;
  return second!.replace(/\.ts$/, '');
}

/** Blanks comments out; strings that contain `//`, such as addresses, stay whole. */
function withoutComments(text: string): string {
  const pattern = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replace(pattern, (_, literal: string | undefined) => literal ?? ' ');
}
