import type { BoxedSheet } from './slot';

/** Where tickets are looked for: from the home page on, the next when it is full, round to the first after the last. */
export interface Places {
  readonly pageCount: number;
  readonly slotsPerPage: number;
  readonly home: (ticketId: string) => number;
}

/** Pages read so far, by number. */
export type ReadPages = Map<number, BoxedSheet[]>;

export type Placed = 'placed' | 'full' | { readonly needs: number };

/**
 * Puts a sheet into its page, or in place of the one cast with the same ticket, and notes the page as changed. Nothing is
 * ever taken out, so a page with room ends every search. Changes nothing when it says that it needs a further page.
 */
export function placeSheet(
  places: Places,
  pages: ReadPages,
  changed: Set<number>,
  sheet: BoxedSheet,
): Placed {
  for (const no of search(places, sheet.ticketId)) {
    const page = pages.get(no);
    if (!page) return { needs: no };
    const at = page.findIndex(({ ticketId }) => ticketId === sheet.ticketId);
    if (at < 0 && page.length >= places.slotsPerPage) continue;
    page[at < 0 ? page.length : at] = sheet;
    changed.add(no); // written again even when nothing differs: a retry looks like any other cast
    return 'placed';
  }
  return 'full';
}

export type Found = boolean | { readonly needs: number };

/** Is a sheet of this ticket in the box? */
export function findTicket(places: Places, pages: ReadPages, ticketId: string): Found {
  for (const no of search(places, ticketId)) {
    const page = pages.get(no);
    if (!page) return { needs: no };
    if (page.some((sheet) => sheet.ticketId === ticketId)) return true;
    if (page.length < places.slotsPerPage) return false;
  }
  return false;
}

function* search({ home, pageCount }: Places, ticketId: string): Generator<number> {
  const first = home(ticketId);
  for (let step = 0; step < pageCount; step += 1) yield (first + step) % pageCount;
}
