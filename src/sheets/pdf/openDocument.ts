import type { Locale } from '../../contract/text.ts';
import { Canvas } from './canvas.ts';
import { collect } from './collect.ts';
import { loadFonts } from './fonts.ts';

/**
 * A new A4 document without pages, and its bytes once it has ended (`canvas.doc.end()`). The library is read with the
 * first: most processes never print.
 *
 * @param createdAt taken from what is printed, so that the same content prints the same bytes
 */
export async function openDocument(
  title: string,
  createdAt: string,
  locale: Locale,
): Promise<{ canvas: Canvas; bytes: Promise<Uint8Array> }> {
  const { default: PDFDocument } = await import('pdfkit');
  const fonts = await loadFonts();
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    autoFirstPage: false,
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    info: { Title: title, Creator: 'jieyun', CreationDate: new Date(createdAt) },
  });
  const bytes = collect(doc);
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  return { canvas: new Canvas(doc, fonts.covers), bytes };
}
