import type { ParticipationMode } from './campaign-unit.entity';

export interface ParticipationRule {
  readonly unitTypes: readonly string[];
  readonly mode: ParticipationMode;
}

/** How a unit takes part: the first rule that names its type; without one it takes part fully (R000.6, R000.7). */
export function participationOf(
  unitType: string,
  rules: readonly ParticipationRule[],
): ParticipationMode {
  return rules.find(({ unitTypes }) => unitTypes.includes(unitType))?.mode ?? 'full';
}
