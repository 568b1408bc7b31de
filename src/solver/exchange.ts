/**
 * How searches on one problem in several threads share good solutions. A solution travels as whole numbers, in a code that
 * only the search itself reads. Implemented outside, where threads are known.
 */
export interface Exchange {
  /** Sends a solution to all others; called now and then, not at every improvement. */
  share(solution: Int32Array): void;
  /** A solution that another has shared, or null when there is none to read. Never waits. */
  receive(): Int32Array | null;
  /** Called after the last `share`: the one search whose result counts comes back when the others have done so too. */
  finish(): void;
}
