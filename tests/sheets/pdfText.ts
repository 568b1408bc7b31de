import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from '@jest/globals';

/** Whether poppler's `pdftotext` can be called here. */
const available = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A test that reads the text of a PDF; stands aside, and says so in its name, where poppler-utils is not installed. */
export function itReadsPdf(name: string, run: () => Promise<void>): void {
  if (available) it(name, run);
  else it.skip(`${name} [skipped: pdftotext of poppler-utils is not installed]`, run);
}

/** The text of each page, as a reader of the page sees it. */
export function pdfPages(pdf: Uint8Array): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'jieyun-pdf-'));
  try {
    const file = join(dir, 'sheet.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
    // every page ends in a form feed
    return text.split('\f').slice(0, -1);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
