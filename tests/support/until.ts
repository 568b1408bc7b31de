const betweenMs = 50;

/** Far longer than anything takes on a machine that is busy: what never comes fails a test all the same. */
const longestMs = 60_000;

/** Waits until `condition` holds; fails after a minute with what was waited for. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${longestMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
}
