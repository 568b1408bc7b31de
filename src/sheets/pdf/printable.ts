/**
 * Text as the font can show it: a character that it lacks (a rare one in a person's name) is written as its code, `[20BB7]`,
 * which can be looked up, instead of an empty box, which cannot; line breaks and control characters become spaces.
 */
export function printable(text: string, covers: (codePoint: number) => boolean): string {
  let shown = '';
  for (const character of text.replace(/\p{Cc}+/gu, ' ')) {
    const codePoint = character.codePointAt(0)!;
    shown += covers(codePoint) ? character : `[${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return shown;
}
