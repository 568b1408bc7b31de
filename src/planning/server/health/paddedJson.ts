/** Bytes of which a padded text holds a multiple: most of what is told of health fits into one such block. */
const blockBytes = 128;

/** JSON that says nothing by its length: once sealed, a temperature is as long as a word about a hospital. */
export function paddedJson(value: unknown): string {
  const text = JSON.stringify(value);
  const beyond = Buffer.byteLength(text) % blockBytes;
  return beyond === 0 ? text : text + ' '.repeat(blockBytes - beyond);
}
