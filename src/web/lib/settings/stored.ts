/** A choice that this browser remembers; what is not one of `choices` counts as not chosen. */
export function readStored<T extends string>(key: string, choices: readonly T[], otherwise: T): T {
  const value = readText(key) as T | null;
  return value !== null && choices.includes(value) ? value : otherwise;
}

/** What this browser remembers under a key; null where it is nothing. */
export function readText(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    // a browser may forbid storage: then nothing is remembered
    return null;
  }
}

/** Remembers a choice where the browser lets us. */
export function writeStored(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // see above
  }
}
