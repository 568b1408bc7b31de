/** A choice that this browser remembers; what is not one of `choices` counts as not chosen. */
export function readStored<T extends string>(key: string, choices: readonly T[], otherwise: T): T {
  try {
    const value = window.localStorage.getItem(key) as T | null;
    return value !== null && choices.includes(value) ? value : otherwise;
  } catch {
    // a browser may forbid storage: then nothing is remembered
    return otherwise;
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
