import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { repoRoot } from '../support/importGraph.ts';

const built = join(repoRoot, 'dist/web');

/** Bytes that a page needs before it is there, compressed: its HTML and every script and style that the HTML names. */
function firstLoadBytes(html: string): number {
  const page = readFileSync(join(built, html), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => join(built, match[1]!));
  return [join(built, html), ...named].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

describe('first load', () => {
  it("of the driver's page stays within 300 KB compressed", () => {
    expect(firstLoadBytes('driver.html')).toBeLessThanOrEqual(300 * 1024);
  });

  it("of the staff's page stays within 500 KB compressed", () => {
    expect(firstLoadBytes('index.html')).toBeLessThanOrEqual(500 * 1024);
  });

  it('brings nothing that stands in the page itself', () => {
    for (const html of ['index.html', 'driver.html']) {
      const page = readFileSync(join(built, html), 'utf8');
      expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=/i);
    }
  });
});
