/** Sizes in PDF points (1/72 inch). A4 upright; margins wide enough for office printers. */
export const page = {
  widthPt: 595.28,
  heightPt: 841.89,
  leftPt: 30,
  rightPt: 565.28,
  topPt: 48,
  bottomPt: 812,
} as const;

export const contentWidthPt = page.rightPt - page.leftPt;

/** Type sizes: 12 pt for what is read in a moving bus, never below 9 pt for the rest. */
export const type = { title: 20, section: 13, body: 12, second: 10.5, small: 9 } as const;

/** Greys only: sheets leave black-and-white office printers. */
export const ink = { text: '#000000', soft: '#444444', line: '#888888', shade: '#e6e6e6', tint: '#f4f4f4' } as const;
