import QRCode from 'qrcode';
import type { Canvas } from './canvas.ts';
import { ink } from './theme.ts';

/** Draws a QR code (error level M) as vector squares, with the quiet zone of four modules that scanners need. */
export function drawQrCode(canvas: Canvas, text: string, x: number, y: number, sizePt: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const quiet = 4;
  const modulePt = sizePt / (modules.size + 2 * quiet);
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      canvas.doc.rect(x + (column + quiet) * modulePt, y + (row + quiet) * modulePt, modulePt, modulePt);
    }
  }
  canvas.doc.fill(ink.text);
}
