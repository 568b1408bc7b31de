/**
 * A temperature as it is typed in a hurry: `36.5`, `36,5`, `365`, `36.5℃`. Null where it is none that a living person has.
 */
export function readTemperature(line: string): number | null {
  const text = line
    .normalize('NFKC')
    .replace(/[℃°C\s]/gi, '')
    .replace(',', '.');
  const match = /^(\d{2})\.?(\d?)$/.exec(text);
  if (match === null) return null;
  const celsius = Number(`${match[1]}.${match[2] || 0}`);
  return celsius >= 34 && celsius <= 43 ? celsius : null;
}
