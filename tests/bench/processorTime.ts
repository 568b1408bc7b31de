import { readFileSync } from 'node:fs';

/** Linux tells processor time in ticks of 10 ms. */
const tickMs = 10;

/** Milliseconds of processor time that a server has used. */
export interface ServerTime {
  /** Its own process: API and workers. */
  apiMs: number;
  /** Processes below it: the embedded database. */
  databaseMs: number;
}

export function serverTime(pid: number): ServerTime {
  const { ownMs, endedMs } = times(pid);
  return { apiMs: ownMs, databaseMs: endedMs + below(pid) };
}

/** Milliseconds that all processors of the machine were busy since it started, for whomever. */
export function machineBusyMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) * tickMs;
}

function below(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + tree(Number(child)), 0);
}

/** A process that ends while it is looked at counts with its parent from then on. */
function tree(pid: number): number {
  try {
    const { ownMs, endedMs } = times(pid);
    return ownMs + endedMs + below(pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ESRCH')
      return 0;
    throw error;
  }
}

function times(pid: number): { ownMs: number; endedMs: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const ticks = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return { ownMs: (ticks[0]! + ticks[1]!) * tickMs, endedMs: (ticks[2]! + ticks[3]!) * tickMs };
}
