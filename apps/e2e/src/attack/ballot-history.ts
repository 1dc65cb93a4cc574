import type { ClosedBody } from '@huiyin/ballot-client';

/** One sheet one voter tried to cast; its text stands on no other sheet. */
export interface Attempt {
  readonly tracker: string;
  readonly text: string;
  readonly grade: string;
}

/** What came out, as far as it is judged. */
export interface Outcome {
  readonly closed: Pick<ClosedBody, 'tickets' | 'turnout' | 'tally'>;
  readonly trackers: readonly string[];
  /** Of the sheets that were counted, in any order. */
  readonly texts: readonly string[];
}

interface Noted extends Attempt {
  isAcknowledged: boolean;
}

/**
 * What voters know of their own casts, against what came out. A ticket's sheet is the last one acknowledged, or one begun after
 * it that was never answered: of those nobody can know whether they arrived.
 */
export class BallotHistory {
  private readonly casts = new Map<string, Noted[]>();

  constructor(private readonly ticketsIssued: number) {}

  /** To be called before the sheet is sent; the answer says that it was acknowledged. A ticket casts one at a time. */
  begins(attempt: Attempt): () => void {
    const noted: Noted = { ...attempt, isAcknowledged: false };
    this.casts.set(attempt.tracker, [...(this.casts.get(attempt.tracker) ?? []), noted]);
    return () => void (noted.isAcknowledged = true);
  }

  get acknowledged(): number {
    return [...this.casts.values()].flat().filter(({ isAcknowledged }) => isAcknowledged).length;
  }

  /** Every way in which the outcome cannot have come from the casts; empty when there is none. */
  problems({ closed, trackers, texts }: Outcome): string[] {
    return [
      ...this.ticketProblems(trackers),
      ...[...this.casts.keys()].flatMap((tracker) => this.sheetProblems(tracker, trackers, texts)),
      ...this.strangeTexts(texts),
      ...this.countProblems(closed, trackers, texts),
    ];
  }

  private ticketProblems(trackers: readonly string[]): string[] {
    const doubled = trackers.filter((tracker, at) => trackers.indexOf(tracker) !== at);
    const strange = trackers.filter((tracker) => !this.casts.has(tracker));
    return [
      ...doubled.map((tracker) => `ticket ${tracker} is on the board twice`),
      ...strange.map((tracker) => `ticket ${tracker} is on the board, and nobody cast it`),
    ];
  }

  private sheetProblems(
    tracker: string,
    trackers: readonly string[],
    texts: readonly string[],
  ): string[] {
    const casts = this.casts.get(tracker) ?? [];
    const last = casts.map(({ isAcknowledged }) => isAcknowledged).lastIndexOf(true);
    const isOnBoard = trackers.includes(tracker);
    if (!isOnBoard) return last < 0 ? [] : [`ticket ${tracker} was acknowledged and is lost`];
    const counted = casts.filter(({ text }) => texts.includes(text)).map(({ text }) => text);
    const allowed = casts.slice(Math.max(last, 0)).map(({ text }) => text);
    if (counted.length > 1) return [`sheets ${counted.join(', ')} of one ticket are both counted`];
    const [text] = counted;
    if (text === undefined) return [`ticket ${tracker} is on the board without a sheet of its own`];
    return allowed.includes(text) ? [] : [`sheet ${text} was replaced by ${allowed[0]} and counts`];
  }

  private strangeTexts(texts: readonly string[]): string[] {
    const known = new Set([...this.casts.values()].flat().map(({ text }) => text));
    const doubled = texts.filter((text, at) => texts.indexOf(text) !== at);
    return [
      ...doubled.map((text) => `sheet ${text} is counted twice`),
      ...texts.filter((text) => !known.has(text)).map((text) => `nobody wrote sheet ${text}`),
    ];
  }

  private countProblems(
    { tickets, turnout, tally }: Outcome['closed'],
    trackers: readonly string[],
    texts: readonly string[],
  ): string[] {
    const [row] = turnout;
    const numbers = [row?.issued, row?.cast, row?.counted, texts.length];
    const expected = [this.ticketsIssued, trackers.length, trackers.length, trackers.length];
    const sheets = [...this.casts.values()].flat().filter(({ text }) => texts.includes(text));
    const counts: Record<string, number> = {};
    for (const { grade } of sheets) counts[grade] = (counts[grade] ?? 0) + 1;
    const found = tally.find(({ scope }) => scope === 'all')?.counts ?? {};
    const differing = Object.keys({ ...counts, ...found }).filter(
      (grade) => (counts[grade] ?? 0) !== (found[grade] ?? 0),
    );
    return [
      ...(numbers.join() === expected.join() ? [] : [`turnout ${numbers} instead of ${expected}`]),
      ...tickets.filter(({ counted }) => !counted).map(() => 'a sheet is void'),
      ...differing.map((grade) => `the tally has ${found[grade]} × ${grade} of ${counts[grade]}`),
    ];
  }
}
