// Reads a PDF from standard input and prints its pages as JSON; a process of its own because pdfjs is an ES module, which
// jest does not load.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const task = getDocument({
  data: new Uint8Array(Buffer.concat(chunks)),
  verbosity: VerbosityLevel.ERRORS,
  cMapUrl: join(assets, 'cmaps/'),
  standardFontDataUrl: join(assets, 'standard_fonts/'),
});
const document = await task.promise;
const pages = [];
for (let at = 1; at <= document.numPages; at += 1) {
  const page = await document.getPage(at);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const texts = items
    .filter((item) => 'str' in item && item.str.trim() !== '')
    .map(({ str: text, transform: [size, , , , left, y], width: wide }) => ({
      ...{ text, left, right: left + wide, baseline: height - y, size },
    }));
  pages.push({ width, height, texts });
}
await task.destroy();
process.stdout.write(JSON.stringify(pages));
