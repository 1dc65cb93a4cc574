import { create } from 'qrcode';

/** A QR code as one path in the measure of its modules, made once and drawn anywhere. */
export interface QrCode {
  readonly modules: number;
  readonly path: string;
}

// Trying all eight masks, and all ways of mixing modes, costs ten times as much; what is coded here is as good as random.
const maskPattern = 3;

interface CodeOptions {
  /** How much of it may be dirty: L 7 %, M 15 %, Q 25 %. */
  readonly errorCorrectionLevel: 'L' | 'M' | 'Q';
  /** `alphanumeric` for capitals and digits only. */
  readonly mode: 'alphanumeric' | 'byte';
}

export function qrCode(text: string, { errorCorrectionLevel, mode }: CodeOptions): QrCode {
  const segment = mode === 'byte' ? { mode, data: Buffer.from(text) } : { mode, data: text };
  const { size, data } = create([segment], { errorCorrectionLevel, maskPattern }).modules;
  const path: string[] = [];
  // Neighbours in a row are one rectangle: no hairlines between them, and a quarter of the bytes.
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      if (!data[row * size + column]) continue;
      const from = column;
      while (column + 1 < size && data[row * size + column + 1]) column += 1;
      path.push(`${from} ${row} ${column - from + 1} 1 re`);
    }
  return { modules: size, path: path.join('\n') };
}

/** In black, `side` points wide; the quiet zone around it is the caller's. */
export function drawCode(
  document: PDFKit.PDFDocument,
  { modules, path }: QrCode,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  const scale = (side / modules).toFixed(4);
  (document as unknown as { addContent(data: string): void }).addContent(
    `q 0 g ${scale} 0 0 ${scale} ${x.toFixed(2)} ${y.toFixed(2)} cm\n${path}\nf Q`,
  );
}
