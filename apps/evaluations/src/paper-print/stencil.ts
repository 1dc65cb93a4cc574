import { a4, type Ink } from './page-flow.rules';
import { draw } from './pdf-document';

interface Internals {
  addContent(data: string): PDFKit.PDFDocument;
  page: { xobjects: Record<string, unknown>; fonts: Record<string, unknown> };
  ref(data: object): { end(data: string): void };
}

/** A page drawn once and stamped onto any number of sheets: a thousand forms cost little more than one. */
export interface Stencil {
  stamp(): void;
}

/** Records what `ink` draws on the current page (which stays empty) as a form XObject (ISO 32000-1, 8.10). */
export function stencil(document: PDFKit.PDFDocument, name: string, ink: readonly Ink[]): Stencil {
  const internals = document as unknown as Internals;
  const recorded: string[] = [];
  const addContent = internals.addContent;
  internals.addContent = (data) => {
    recorded.push(data);
    return document;
  };
  draw(document, ink);
  internals.addContent = addContent;
  const reference = internals.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, a4.width, a4.height],
    Resources: { Font: internals.page.fonts, ProcSet: ['PDF', 'Text'] },
  });
  reference.end(recorded.join('\n'));
  return {
    stamp: () => {
      internals.page.xobjects[name] = reference;
      internals.addContent.call(document, `/${name} Do`);
    },
  };
}
