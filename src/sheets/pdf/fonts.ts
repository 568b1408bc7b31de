import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

/** The two weights as font files, of which pdfkit embeds only the glyphs that a document uses. */
export interface Fonts {
  regular: Buffer;
  bold: Buffer;
  /** Whether both weights can show a character. */
  covers: (codePoint: number) => boolean;
}

const resolve = createRequire(import.meta.url).resolve;
const family = '@expo-google-fonts/noto-sans-sc';

let loading: Promise<Fonts> | null = null;

/** Noto Sans SC (SIL OFL 1.1) from its npm package; read once a process, 10 MB a weight. */
export function loadFonts(): Promise<Fonts> {
  loading ??= readFonts();
  return loading;
}

async function readFonts(): Promise<Fonts> {
  const { create } = await import('fontkit');
  const [regular, bold] = await Promise.all([
    readFile(resolve(`${family}/400Regular/NotoSansSC_400Regular.ttf`)),
    readFile(resolve(`${family}/700Bold/NotoSansSC_700Bold.ttf`)),
  ]);
  // a TrueType file, not a collection
  const shapes = create(regular) as Font;
  return { regular, bold, covers: (codePoint) => shapes.hasGlyphForCodePoint(codePoint) };
}
