/** Fields to be put in place of others; what is left out stays. */
export type Changes<T> = { [Key in keyof T]?: T[Key] | undefined };

/** A record with some of its fields replaced. */
export function withChanges<T extends object>(before: T, changes: Changes<T>): T {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}
