import { PartyOrganisationCannotStandThere } from './party-organisation.errors';
import type { PartyOrganisationKind } from './party-organisation-version.entity';

const committees = ['party-group', 'party-committee'] as const;
const branches = ['branch', 'joint-branch'] as const;
const anyParty = [...committees, 'general-branch', ...branches] as const;

/** Below which kinds each kind may stand; mass bodies stand under the Party organisation that drives them (R004.18). */
const parents: Readonly<Record<PartyOrganisationKind, readonly PartyOrganisationKind[]>> = {
  'party-group': [...committees],
  'party-committee': [...committees],
  'general-branch': [...committees],
  branch: [...committees, 'general-branch'],
  'joint-branch': [...committees, 'general-branch'],
  'small-group': [...branches],
  'trade-union': [...anyParty, 'trade-union'],
  'youth-league': [...anyParty, 'youth-league'],
  'womens-committee': [...anyParty, 'womens-committee'],
};

export const partyKinds: readonly PartyOrganisationKind[] = [...anyParty, 'small-group'];

/** Refuses a place in the tree that the kind cannot have; null: it stands by itself. */
export function checkPartyPlace(
  kind: PartyOrganisationKind,
  parentKind: PartyOrganisationKind | null,
): void {
  if (parentKind === null) {
    if (kind === 'small-group')
      throw new PartyOrganisationCannotStandThere('small-group-needs-branch');
    return;
  }
  if (!parents[kind].includes(parentKind))
    throw new PartyOrganisationCannotStandThere(
      kind === 'small-group' ? 'small-group-needs-branch' : 'parent-of-wrong-kind',
    );
}

/** Refuses a kind below which what stands there could not stand. */
export function checkKindsBelow(
  kind: PartyOrganisationKind,
  below: readonly PartyOrganisationKind[],
): void {
  if (below.some((child) => !parents[child].includes(kind)))
    throw new PartyOrganisationCannotStandThere('below-of-wrong-kind');
}
