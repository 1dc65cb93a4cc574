import { discloses, favourableCount, type GradeCounts, type SidedScale } from '../src/grade-counts';

/** How many voters there are per atom, and what each could say. What they did say is a World. */
export interface Setting {
  readonly sizes: readonly number[];
  readonly scale: SidedScale;
  readonly abstain: boolean;
}

/** Per atom: how many voters gave each grade, in the order of the scale; the last number abstained. */
export type World = readonly (readonly number[])[];

/** A sum the attacker was shown. */
export interface Shown {
  readonly atoms: readonly number[];
  readonly k: number;
}

/** What the attacker has seen: the sums, and everything else that was said (reasons, what was held back). */
export interface Transcript {
  readonly shown: readonly Shown[];
  readonly said: string;
}

const grade = (id: string, favourable: boolean) => ({ id, favourable });
export const TWO: SidedScale = { grades: [grade('good', true), grade('poor', false)] };
export const THREE: SidedScale = {
  grades: [grade('very', true), grade('good', true), grade('poor', false)],
};
export const FOUR: SidedScale = {
  grades: [grade('very', true), grade('good', true), grade('fair', false), grade('poor', false)],
};

export const atomId = (at: number) => `a${at}`;
export const atomAt = (id: string) => Number(id.slice(1));

export function gradesOf(world: World, { scale }: Setting, at: number): GradeCounts {
  return Object.fromEntries(scale.grades.map(({ id }, index) => [id, world[at]?.[index] ?? 0]));
}

export function sumOf(world: World, atoms: readonly number[]): number[] {
  const width = world[0]?.length ?? 0;
  return Array.from({ length: width }, (_, choice) =>
    atoms.reduce((sum, at) => sum + (world[at]?.[choice] ?? 0), 0),
  );
}

export function asCounts(sum: readonly number[], scale: SidedScale): GradeCounts {
  return Object.fromEntries(scale.grades.map(({ id }, index) => [id, sum[index] ?? 0]));
}

/** What must not be known of a set that discloses: its numbers, and on which side all its voters stand. */
export function secretsOf(sum: readonly number[], { scale }: Setting, k: number): string[] {
  const counts = asCounts(sum, scale);
  if (!discloses(counts, scale, k)) return [];
  const given = sum.slice(0, scale.grades.length).reduce((all, count) => all + count, 0);
  if (given === 0) return [`numbers ${sum.join()}`];
  const favourable = favourableCount(counts, scale);
  const side = favourable === given ? 'all for' : favourable === 0 ? 'all against' : null;
  return [`numbers ${sum.join()}`, ...(side === null ? [] : [side])];
}

export function subsetsOf(atoms: number): number[][] {
  return Array.from({ length: 2 ** atoms - 1 }, (_, mask) =>
    Array.from({ length: atoms }, (_, at) => at).filter((at) => ((mask + 1) >> at) & 1),
  );
}

/** Everything the attacker can write down of a transcript, as one string. */
export function writtenDown(world: World, { shown, said }: Transcript): string {
  const sums = shown.map(({ atoms }) => `${atoms.join()}:${sumOf(world, atoms).join()}`);
  return `${sums.sort().join(' ')} ${said}`;
}
