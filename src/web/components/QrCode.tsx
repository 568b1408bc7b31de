import { create } from 'qrcode';

/** Modules of light around the code, which readers need. */
const quiet = 4;

/** A code to be read off the screen, dark on light in every appearance. */
export function QrCode({ text, label, sizePx }: { text: string; label: string; sizePx: number }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const squares: string[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (modules.get(row, column)) squares.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
  const side = size + 2 * quiet;
  return (
    <svg role="img" aria-label={label} width={sizePx} height={sizePx} viewBox={`0 0 ${side} ${side}`}>
      <rect width={side} height={side} fill="#fff" />
      <path d={squares.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
