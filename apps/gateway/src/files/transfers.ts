import type { Actor } from '@huiyin/identity';
import { TooManyTransfers } from './files.errors';

/** How many files may be under way at a time, altogether and per person. */
export class Transfers {
  private running = 0;
  private readonly byPerson = new Map<string, number>();

  constructor(
    private readonly most: number,
    private readonly mostPerPerson: number,
  ) {}

  /** Throws TooManyTransfers; answers with what gives the place back, once. */
  enter({ personId }: Actor): () => void {
    const person = personId ?? '';
    const mine = this.byPerson.get(person) ?? 0;
    if (mine >= this.mostPerPerson) throw new TooManyTransfers('yours');
    if (this.running >= this.most) throw new TooManyTransfers('everybody');
    this.running += 1;
    this.byPerson.set(person, mine + 1);
    let isIn = true;
    return () => {
      if (isIn) this.leave(person);
      isIn = false;
    };
  }

  private leave(person: string): void {
    this.running -= 1;
    const left = (this.byPerson.get(person) ?? 1) - 1;
    if (left === 0) this.byPerson.delete(person);
    else this.byPerson.set(person, left);
  }
}
