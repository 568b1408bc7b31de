/** A PDF of one line, as small as readers of signatures take it. */
export function pdfFile(line = 'jieyun'): Uint8Array {
  return new TextEncoder().encode(`%PDF-1.4\n% ${line}\n%%EOF\n`);
}
