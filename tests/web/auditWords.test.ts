import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { actionNames, objectNames } from '../../src/web/features/admin/auditTexts.ts';

/** Source outside of the pages: whoever writes to the audit log names the action as a text there. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/^(web|contract)\//.test(path))
  .map((path) => readFileSync(join('src', path), 'utf8'));

/** What a pattern captures anywhere in the source, each once. */
function captured(pattern: RegExp): string[] {
  return [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]!)))];
}

describe('words of the audit log', () => {
  it('name every action that the source writes', () => {
    const written = [
      ...captured(/\baction: '([a-z-]+\.[a-z]+)'/g),
      ...captured(/\baudit\w+\([^')]*'([a-z-]+\.[a-z]+)'/g),
    ];
    expect(written.length).toBeGreaterThan(60);
    expect(written.filter((action) => !(action in actionNames))).toEqual([]);
  });

  it('name those that are put together', () => {
    // `${kind}.retry`, and those of a decision or a direction
    expect(captured(/\baction: `([a-z.]*)\$/g).sort()).toEqual(['', 'claim.', 'plan.', 'request.']);
    const made = ['plan', 'request', 'verification'].map((kind) => `${kind}.retry`);
    const handedIn = ['accept', 'return'].map((decision) => `application.${decision}`);
    const decided = ['withdraw', 'keep', 'restore'].map((decision) => `claim.${decision}`);
    for (const action of [
      ...made,
      ...handedIn,
      ...decided,
      'request.withdraw',
      'request.restore',
      'plan.undo',
      'plan.redo',
    ])
      expect(actionNames).toHaveProperty([action]);
  });

  it('name every kind of object', () => {
    const kinds = captured(/\bobjectKind: '([a-z-]+)'/g);
    expect(kinds.length).toBeGreaterThan(10);
    expect(kinds.filter((kind) => !(kind in objectNames))).toEqual([]);
  });
});
