/**
 * Milliseconds of processor time that this process has used since now: what other programs do on the machine does not
 * count. Asking the system is slow, so it is asked every few milliseconds only.
 */
export function processorClock(): () => number {
  const start = process.cpuUsage();
  let askedMs = Number.NEGATIVE_INFINITY;
  let usedMs = 0;
  return () => {
    if (performance.now() - askedMs > 4) {
      askedMs = performance.now();
      const { user, system } = process.cpuUsage(start);
      usedMs = (user + system) / 1000;
    }
    return usedMs;
  };
}
