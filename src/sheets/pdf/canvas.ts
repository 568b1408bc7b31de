import type PDFDocument from 'pdfkit';
import { printable } from './printable.ts';
import { ink, page, type } from './theme.ts';

type Doc = InstanceType<typeof PDFDocument>;

/** A piece of text of one size, set on lines of its own. */
export interface TextRun {
  text: string;
  size?: number;
  bold?: boolean;
  color?: string;
  align?: 'left' | 'center' | 'right';
  /** An empty box to tick, drawn before the text. */
  tick?: boolean;
}

/** Noto's own line height (1.45 em) is loose for tables; the leading is cut to this many em. */
const lineHeightEm = 1.24;
const notoLineHeightEm = 1.448;
/** Space that a tick box and its gap take, in em. */
const tickEm = 1.15;

/** A pen on A4 pages: keeps the place down the page and starts new pages; no layout of its own. */
export class Canvas {
  readonly doc: Doc;
  private readonly covers: (codePoint: number) => boolean;
  /** How far down the pages before the last are filled, by page. */
  private readonly feet: number[] = [];
  /** Where the next block begins, points from the top. */
  y: number = page.topPt;

  constructor(doc: Doc, covers: (codePoint: number) => boolean) {
    this.doc = doc;
    this.covers = covers;
  }

  newPage(): void {
    const { count } = this.doc.bufferedPageRange();
    if (count > 0) this.feet[count - 1] = this.y;
    this.doc.addPage();
    this.y = page.topPt;
  }

  /** Where the pages from `firstPage` on are filled to, for what may use the room left at their feet. */
  feetFrom(firstPage: number): { index: number; y: number }[] {
    const { count } = this.doc.bufferedPageRange();
    return Array.from({ length: count - firstPage }, (_, i) => {
      const index = firstPage + i;
      return { index, y: index === count - 1 ? this.y : this.feet[index]! };
    });
  }

  /** Starts a new page unless `heightPt` still fits; true where it did. */
  ensure(heightPt: number): boolean {
    if (this.y + heightPt <= page.bottomPt) return false;
    this.newPage();
    return true;
  }

  /** Height of a run when wrapped to `widthPt`. */
  heightOf(run: TextRun, widthPt: number): number {
    const size = run.size ?? type.body;
    this.use(run);
    const lines = this.doc.heightOfString(this.shown(run), this.options(run, widthPt));
    // pdfkit counts the leading once a line, so what it reports is already n × lineHeightEm
    return Math.max(lines, size * lineHeightEm);
  }

  /** Sets a run at a place and returns its height. */
  text(run: TextRun, x: number, y: number, widthPt: number): number {
    const height = this.heightOf(run, widthPt);
    const size = run.size ?? type.body;
    const indent = run.tick === true ? size * tickEm : 0;
    if (run.tick === true) {
      this.doc
        .rect(x, y + size * 0.27, size * 0.85, size * 0.85)
        .lineWidth(0.8)
        .stroke(ink.text);
    }
    this.use(run);
    this.doc.fillColor(run.color ?? ink.text);
    // the glyphs sit high in the cut line; a tenth of an em centres them
    this.doc.text(this.shown(run), x + indent, y - size * 0.1, this.options(run, widthPt));
    return height;
  }

  /** Width of a run on one line. */
  widthOf(run: TextRun): number {
    this.use(run);
    return this.doc.widthOfString(this.shown(run));
  }

  /** A thin line from left to right. */
  rule(x: number, y: number, widthPt: number, color: string = ink.line): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + widthPt, y)
      .lineWidth(0.5)
      .stroke(color);
  }

  private shown(run: TextRun): string {
    return printable(run.text, this.covers);
  }

  private use(run: TextRun): void {
    this.doc.font(run.bold === true ? 'bold' : 'regular').fontSize(run.size ?? type.body);
  }

  private options(run: TextRun, widthPt: number) {
    const size = run.size ?? type.body;
    return {
      width: widthPt - (run.tick === true ? size * tickEm : 0),
      align: run.align ?? ('left' as const),
      lineGap: (lineHeightEm - notoLineHeightEm) * size,
    };
  }
}
