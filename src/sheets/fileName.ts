/** Names that Windows keeps for devices, whatever the extension. */
const deviceNames = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const maxStemLength = 80;

/** `text` as a file name without extension that Windows, macOS and Linux all accept; `·` and Chinese stay. */
export function safeFileStem(text: string): string {
  const stem = text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be removed
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, '-')
    .slice(0, maxStemLength)
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (stem === '') return '_';
  return deviceNames.test(stem) ? `_${stem}` : stem;
}

/** Hands out file names; one that differs from an earlier one by case alone gets a number, as such disks know no difference. */
export function uniqueFileNames(): (stem: string, extension: string) => string {
  const taken = new Set<string>();
  return (stem, extension) => {
    for (let n = 1; ; n++) {
      const name = `${safeFileStem(stem)}${n === 1 ? '' : `-${n}`}.${extension}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}
