import fc from 'fast-check';
import { aLayout, aSheet } from '../test/sheets';
import { boxKeys, homePage, newBoxSecret } from './box-secret';
import { openPage, sealPage } from './page';
import { findTicket, type Places, placeSheet, type ReadPages } from './place-sheet.rules';
import type { BoxedSheet } from './slot';

/** A box at rest as the database keeps it: ciphertexts by number. Everything is read back for every cast. */
class RestingBox {
  private readonly cipher;
  private readonly places: Places;
  private readonly contents = new Map<number, Buffer>();

  constructor(eligible: number, slotsPerPage: number) {
    const pageCount = Math.max(1, Math.ceil((eligible * 1.25) / slotsPerPage));
    const layout = aLayout({ pageCount, slotsPerPage });
    const keys = boxKeys(newBoxSecret());
    this.cipher = { appraisalId: 'box', layout, keys };
    const home = (ticketId: string) => homePage(keys.place, ticketId, pageCount);
    this.places = { pageCount, slotsPerPage, home };
    for (let no = 0; no < pageCount; no += 1) this.contents.set(no, sealPage(this.cipher, no, []));
  }

  cast(batch: readonly BoxedSheet[]): string[] {
    const wanted = new Set<number>();
    for (;;) {
      const pages = this.read(wanted);
      const changed = new Set<number>();
      const placed = batch.map((sheet) => placeSheet(this.places, pages, changed, sheet));
      const missing = placed.filter((one) => typeof one !== 'string');
      for (const { needs } of missing) wanted.add(needs);
      if (missing.length > 0) continue;
      for (const no of changed)
        this.contents.set(no, sealPage(this.cipher, no, pages.get(no) ?? []));
      return placed as string[];
    }
  }

  holds(ticketId: string): boolean {
    const pages: ReadPages = new Map();
    for (;;) {
      const found = findTicket(this.places, pages, ticketId);
      if (typeof found === 'boolean') return found;
      this.read([found.needs]).forEach((page, no) => pages.set(no, page));
    }
  }

  all(): BoxedSheet[] {
    return [...this.contents].flatMap(([no, content]) => openPage(this.cipher, no, content));
  }

  sheet(ticketNo: number): BoxedSheet {
    return aSheet(this.cipher.layout, ticketNo);
  }

  private read(numbers: Iterable<number>): ReadPages {
    return new Map(
      [...numbers].map((no) => [no, openPage(this.cipher, no, this.contents.get(no) as Buffer)]),
    );
  }
}

const sorted = (sheets: Iterable<BoxedSheet>) =>
  [...sheets].sort((a, b) => a.ticketId.localeCompare(b.ticketId));

describe('the box is a map from ticket to sheet', () => {
  it('after any history of casts, replacements and retries, in batches of any size', () => {
    const histories = fc.array(fc.array(fc.nat(15), { minLength: 1, maxLength: 6 }), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 5 }), (batches, slotsPerPage) => {
        const box = new RestingBox(16, slotsPerPage);
        const model = new Map<string, BoxedSheet>();
        for (const tickets of batches) {
          const batch = tickets.map((ticket) => box.sheet(ticket));
          expect(box.cast(batch)).toEqual(batch.map(() => 'placed'));
          if (tickets.length % 2 === 0) box.cast(batch); // the answer was lost: sent again
          for (const sheet of batch) model.set(sheet.ticketId, sheet);
        }
        expect(sorted(box.all())).toEqual(sorted(model.values()));
        for (let ticket = 0; ticket < 16; ticket += 1) {
          const { ticketId } = box.sheet(ticket);
          expect(box.holds(ticketId)).toBe(model.has(ticketId));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has room for everybody who may vote, however unluckily the tickets fall', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (eligible, slotsPerPage) => {
          const box = new RestingBox(eligible, slotsPerPage);
          const sheets = Array.from({ length: eligible }, (_, ticket) => box.sheet(ticket));
          for (const sheet of sheets) expect(box.cast([sheet])).toEqual(['placed']);
          expect(box.all()).toHaveLength(eligible);
          for (const { ticketId } of sheets) expect(box.holds(ticketId)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says that it is full when tickets were stuffed, loses none, and still lets everybody replace theirs', () => {
    const box = new RestingBox(8, 5); // ten slots
    const stuffed = Array.from({ length: 12 }, (_, ticket) => box.sheet(ticket));
    expect(box.cast(stuffed).filter((outcome) => outcome === 'full')).toHaveLength(2);
    expect(box.all()).toHaveLength(10);
    const again = box.sheet(0);
    expect(box.cast([again])).toEqual(['placed']);
    expect(box.all()).toContainEqual(again);
  });
});
