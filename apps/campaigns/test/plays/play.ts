import { daysBetween } from '../../src/calendar/day-count.rules';
import { judgeAll } from '../../src/engine/judge.rules';
import { verdictOn } from '../../src/engine/verdict.rules';
import { indexWorld } from '../../src/engine/world-index.rules';
import { definitionOf, type Template } from '../../src/template/parse-template.rules';
import { type Part, perform } from './perform';
import { type Player, type Scene, stage } from './stage';
import { wantsOf } from './wants';

export type Parts = Readonly<Record<Player, Part>>;

/** Plays a campaign through and reads the verdicts of a player on a day, one line each; those MET only counted. */
export function play(template: Template, scene: Scene, parts: Parts) {
  const definition = definitionOf(template);
  const empty = stage(definition, scene);
  const today = scene.endsOn ?? `${scene.startsOn.slice(0, 4)}-12-31`;
  const owed = [...judgeAll(indexWorld(empty), today)];
  const wants = owed.flatMap((duty) => wantsOf(empty, definition, duty));
  const world = { ...empty, records: perform(definition, wants, parts) };
  return {
    verdicts(player: Player, on: string): { met: number; others: string[] } {
      // What was not yet done on the day is not known on the day.
      const known = { ...world, records: world.records.filter((record) => record.on <= on) };
      const lines = [...judgeAll(indexWorld(known), on)]
        .filter(({ unitId }) => unitId.replace(/-ward$/, '') === player)
        .map((duty) => {
          const rule = definition.duties.find(({ key }) => key === duty.rule);
          if (!rule) throw new Error('cannot happen: a duty without its rule');
          return verdictOn(definition, rule, duty, [], on);
        });
      const others = lines.filter(({ outcome }) => outcome !== 'MET').map((each) => line(each, on));
      return { met: lines.length - others.length, others };
    },
  };
}

type Verdict = ReturnType<typeof verdictOn>;

/** `mobilization-meeting WARNING, 5 days overdue, misses record mobilization 0/1`. */
function line({ key, outcome, dueOn, metOn, missing }: Verdict, on: string): string {
  const isLate = outcome === 'NOT_MET' || outcome === 'WARNING' || outcome === 'MET_LATE';
  const until = metOn !== null && metOn <= on ? metOn : on;
  const days = dueOn !== null && isLate && until > dueOn ? daysBetween(dueOn, until) : 0;
  const lacks = missing.map(
    ({ what, name, have, need }) => `${what} ${name} ${have ?? '-'}/${need ?? '-'}`,
  );
  return [
    `${key.replace(/(^[^/]+)\/(diligent|late|organ)(-ward)?/, (_, rule: string) => rule)} ${outcome}`,
    ...(days > 0 ? [`${days} days overdue`] : []),
    ...(lacks.length > 0 ? [`misses ${lacks.join(' and ')}`] : []),
  ].join(', ');
}
