import type { AnswerSize } from './answerSizes.ts';
import type { PageTime } from './browserTimes.ts';

/** One line of the bench: how long something took, and how long it may. */
export interface Figure {
  what: string;
  ms: number;
  /** Processor time of the page's main thread; null for an answer of the server's alone. */
  processorMs: number | null;
  limitMs: number;
}

/** What the pages took, in the order of measuring. */
export class Figures {
  readonly #lines: Figure[] = [];

  /** A page, or an action on it. */
  page(what: string, limitMs: number, { ms, processorMs }: PageTime): void {
    this.#lines.push({ what, ms, processorMs, limitMs });
  }

  /** An answer of the server's. */
  async answer(what: string, limitMs: number, ask: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await ask();
    this.#lines.push({ what, ms: Math.round(performance.now() - began), processorMs: null, limitMs });
  }

  get missed(): readonly Figure[] {
    return this.#lines.filter(({ ms, limitMs }) => ms > limitMs);
  }

  table(): string {
    return aligned([
      ['', 'ms', 'main thread ms', 'limit ms', ''],
      ...this.#lines.map(({ what, ms, processorMs, limitMs }) => [
        what,
        `${ms}`,
        `${processorMs ?? ''}`,
        `${limitMs}`,
        ms > limitMs ? 'MISSED' : 'ok',
      ]),
    ]);
  }
}

/** Answers by what they weigh. */
export function sizeTable(sizes: Readonly<Record<string, AnswerSize>>): string {
  return aligned([
    ['answer', 'ms', 'sent KB', 'whole KB'],
    ...Object.entries(sizes).map(([path, { ms, sentKb, wholeKb }]) => [path, `${ms}`, `${sentKb}`, `${wholeKb}`]),
  ]);
}

function aligned(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return `${rows.map(line).join('\n')}\n`;
}
