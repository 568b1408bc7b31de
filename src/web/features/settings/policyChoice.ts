/** A policy's own changes, as an override has them: objects in objects, with values at the ends. */
export type Override = { [name: string]: unknown };

/** The same override with another value at a dotted path. */
export function withValue(override: unknown, path: string, value: unknown): Override {
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  const own = isOverride(override) ? override : {};
  return { ...own, [name]: rest.length === 0 ? value : withValue(own[name], rest.join('.'), value) };
}

/** The same override without what stands at a dotted path, and without objects that are empty then. */
export function withoutValue(override: unknown, path: string): Override {
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  if (!isOverride(override)) return {};
  const { [name]: inner, ...others } = override;
  if (rest.length === 0 || inner === undefined) return others;
  const left = withoutValue(inner, rest.join('.'));
  return Object.keys(left).length === 0 ? others : { ...others, [name]: left };
}

function isOverride(value: unknown): value is Override {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as people read and write it: text as it is, everything else as JSON. */
export function showValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Reads a value that somebody wrote in place of another one: text where that was text, else JSON.
 *
 * @returns undefined where it is no such value
 */
export function readValue(text: string, before: unknown): unknown {
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
