/**
 * Colours that people with any kind of colour vision tell apart side by side (Okabe and Ito 2008, darkened until thin lines
 * read on white, lightened for dark ground). A bus always shows its number, too: colour alone says nothing.
 */
const palettes = {
  light: ['#0072b2', '#b34700', '#00795a', '#a3437c', '#7a5c00', '#3d5ca8', '#8c2d04', '#00656b'],
  dark: ['#56b4e9', '#f0954a', '#3fc99a', '#e08fbe', '#e6c229', '#9db4f5', '#ff9f8a', '#5fd0d6'],
} as const;

/** Colour of a trip, always the same for the same id: trips that follow each other in number differ. */
export function busColour(tripId: string, isDark: boolean): string {
  const palette = isDark ? palettes.dark : palettes.light;
  const number = /(\d+)\D*$/.exec(tripId)?.[1];
  const at = number === undefined ? sumOf(tripId) : Number(number);
  return palette[at % palette.length]!;
}

function sumOf(text: string): number {
  let sum = 0;
  for (const sign of text) sum = (sum * 31 + sign.codePointAt(0)!) >>> 0;
  return sum;
}
