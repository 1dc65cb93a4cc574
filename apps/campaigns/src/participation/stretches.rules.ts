import type { Day } from '../calendar/days.rules';
import type { ParticipationMode } from './campaign-unit.entity';

/** How a unit took part from one day (null: the campaign's start) to another (first day no longer; null: open). */
export interface Stretch {
  readonly unitType: string;
  readonly mode: ParticipationMode;
  readonly parentUnitId: string | null;
  readonly supervisionGroupId: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** In whom it goes on after `to`. */
  readonly successorUnitIds: readonly string[];
}

/** Something said of a unit after the roster was frozen, in the order it was said. */
export interface UnitSaying {
  readonly change:
    | 'renamed'
    | 'retyped'
    | 'moved'
    | 'merged'
    | 'split'
    | 'closed'
    | 'supervised'
    /** No longer by this group; by none, unless another has taken over. */
    | 'unsupervised'
    | 'participation';
  /** First day on which it is so. */
  readonly effectiveOn: Day;
  readonly unitType: string | null;
  readonly parentUnitId: string | null;
  readonly supervisionGroupId: string | null;
  readonly mode: ParticipationMode | null;
  readonly successorUnitIds: readonly string[];
}

/**
 * How a unit takes part over time: what the roster froze, then each saying in the order of its day. The result is the
 * same in whatever order the sayings arrived, because they are given in the order they were said.
 */
export function stretchesOf(rostered: Stretch, sayings: readonly UnitSaying[]): Stretch[] {
  const inOrder = sayings
    .map((saying, at) => ({ saying, at }))
    .sort((a, b) =>
      a.saying.effectiveOn === b.saying.effectiveOn
        ? a.at - b.at
        : a.saying.effectiveOn < b.saying.effectiveOn
          ? -1
          : 1,
    );
  return inOrder.reduce<Stretch[]>((stretches, { saying }) => say(stretches, saying), [rostered]);
}

function say(stretches: Stretch[], saying: UnitSaying): Stretch[] {
  const last = stretches.at(-1);
  if (!last || last.to !== null) return stretches; // it has ended; nothing more is said of it
  const { effectiveOn, successorUnitIds } = saying;
  if (['merged', 'split', 'closed'].includes(saying.change))
    return [...stretches.slice(0, -1), { ...last, to: effectiveOn, successorUnitIds }];
  if (saying.change === 'unsupervised' && last.supervisionGroupId !== saying.supervisionGroupId)
    return stretches;
  const next: Stretch = {
    ...last,
    from: effectiveOn,
    ...otherwise(last, saying),
  };
  if (alike(last, next)) return stretches;
  if (last.from === effectiveOn) return [...stretches.slice(0, -1), next];
  return [...stretches.slice(0, -1), { ...last, to: effectiveOn }, next];
}

function otherwise(
  last: Stretch,
  { change, unitType, parentUnitId, supervisionGroupId, mode }: UnitSaying,
): Partial<Stretch> {
  if (change === 'supervised') return { supervisionGroupId };
  if (change === 'unsupervised') return { supervisionGroupId: null };
  if (change === 'participation') return mode ? { mode } : {};
  // A unit of the roster stays one, whatever it stands below in the directory; a department follows its place.
  const isDepartment = last.parentUnitId !== null;
  return {
    ...(isDepartment && parentUnitId ? { parentUnitId } : {}),
    ...(unitType ? { unitType } : {}),
  };
}

function alike(one: Stretch, other: Stretch): boolean {
  return (
    one.unitType === other.unitType &&
    one.mode === other.mode &&
    one.parentUnitId === other.parentUnitId &&
    one.supervisionGroupId === other.supervisionGroupId
  );
}

export interface SaidRow extends UnitSaying {
  /** A supervision's last day but one; null: open. */
  readonly endsOn: Day | null;
  readonly assignmentId: string | null;
}

/** Rows in the order they were said, as sayings: of one supervision only its newest word, with its end. */
export function sayingsIn(rows: readonly SaidRow[]): UnitSaying[] {
  const newest = new Map(rows.map((row, at) => [row.assignmentId ?? String(at), row]));
  return rows.flatMap((row, at) => {
    if (newest.get(row.assignmentId ?? String(at)) !== row) return [];
    const { endsOn } = row;
    if (endsOn === null) return [row];
    if (endsOn <= row.effectiveOn) return []; // taken back
    return [row, { ...row, change: 'unsupervised' as const, effectiveOn: endsOn }];
  });
}

/** Organization's own word for the bureau organ itself, whose records the whole bureau reads. */
const bureauOrgan = 'bureau-organ';

export function rosteredUnit(unit: {
  readonly unitId: string;
  readonly unitType: string;
  readonly mode: ParticipationMode;
  readonly supervisionGroupId: string | null;
  readonly parentUnitId?: string | null | undefined;
}) {
  const { unitId, unitType, mode, supervisionGroupId, parentUnitId = null } = unit;
  const stretch: Stretch = {
    ...{ unitType, mode, parentUnitId, supervisionGroupId },
    ...{ from: null, to: null, successorUnitIds: [] },
  };
  return { unitId, isBureau: unitType === bureauOrgan, stretch };
}
