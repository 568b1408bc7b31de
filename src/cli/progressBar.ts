/** One line that is drawn over and over on a terminal; elsewhere nothing is drawn. */
export interface ProgressBar {
  /** Draws the state: `share` from 0 to 1 and a short text beside it. */
  update(share: number, text: string): void;
  /** Clears the line, for other output or the end. */
  clear(): void;
}

const barWidth = 24;
/** A terminal that scrolls past is worse than a bar that stands for a moment. */
const redrawMs = 100;

/** A bar on `stream` where that is a terminal. */
export function createProgressBar(stream: NodeJS.WriteStream): ProgressBar {
  if (!stream.isTTY) return { update: () => undefined, clear: () => undefined };
  let drawnAtMs = 0;
  let drawn = '';
  return {
    update(share, text) {
      const line = formatProgress(share, text);
      const now = Date.now();
      if (line === drawn || (now - drawnAtMs < redrawMs && share < 1)) return;
      stream.write(`\r\u001b[2K${line}`);
      drawn = line;
      drawnAtMs = now;
    },
    clear() {
      if (drawn !== '') stream.write('\r\u001b[2K');
      drawn = '';
    },
  };
}

/** @example formatProgress(0.5, '求解') //=> '████████████░░░░░░░░░░░░  50% 求解' */
export function formatProgress(share: number, text: string): string {
  const bounded = Math.min(1, Math.max(0, share));
  const full = Math.round(bounded * barWidth);
  const percent = String(Math.floor(bounded * 100)).padStart(3);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${percent}% ${text}`;
}
