import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { OwnBureauNotFound } from '../bureau/bureau.errors';
import { checkSpan } from '../span/span.rules';
import { type GroupKind, parentsOf, type SuperiorLevel } from './group-kinds.rules';
import { GroupEntity } from './group.entity';
import {
  GroupNamedAlready,
  GroupNeedsParent,
  GroupPlaceNotFound,
  SuperiorOnlyFromAbove,
} from './group.errors';
import { lockGroup, mayKeep } from './keep-group';
import type { Place } from './place.queries';

export interface GroupToEstablish {
  readonly kind: GroupKind;
  readonly name: string;
  readonly number?: number;
  /** Neither unit nor Party organisation: a group of the bureau, or at the place of its parent. */
  readonly unitId?: string;
  readonly partyOrganisationId?: string;
  readonly parentId?: string;
  readonly locatedUnitId?: string;
  readonly superior?: SuperiorLevel;
  readonly campaignId?: string;
  /** How many leaders it may have; one when absent. */
  readonly leaderSeats?: number;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  readonly to?: string;
}

const placeConstraints = [
  'work_group_unit_fk',
  'work_group_located_unit_fk',
  'work_group_party_organisation_fk',
];

/** Sets up a group of any kind of §5.1; a name is one group's of that kind and place at a time. */
export class EstablishGroup {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, wanted: GroupToEstablish): Promise<GroupEntity> {
    checkSpan(wanted.name, wanted.from, wanted.to ?? null);
    const isFromAbove = wanted.kind === 'superior-supervision-group';
    if (isFromAbove !== (wanted.superior !== undefined)) throw new SuperiorOnlyFromAbove();
    try {
      return await this.unitOfWork.run(actor, (tx) => establish(tx, actor, wanted));
    } catch (error) {
      const broken = violatedConstraint(error) ?? '';
      if (broken === 'work_group_named_once') throw new GroupNamedAlready(wanted.name);
      if (placeConstraints.includes(broken))
        throw new GroupPlaceNotFound(wanted.unitId ?? wanted.partyOrganisationId ?? null);
      throw error;
    }
  }
}

async function establish(tx: Tx, actor: Actor, wanted: GroupToEstablish): Promise<GroupEntity> {
  const { bureauId } = actor;
  if (bureauId === null) throw new OwnBureauNotFound();
  const { kind, name, number = null, from, to = null } = wanted;
  const parent = await parentOf(tx, actor, wanted);
  const place = placeOf(wanted, parent);
  if (!(await mayKeep(tx, actor, 'group:maintain', place, from)))
    throw new GroupPlaceNotFound(place.unitId ?? place.partyOrganisationId);
  const group = tx.manager.create(GroupEntity, {
    id: newId(),
    bureauId,
    kind,
    name,
    number,
    ...place,
    parentId: parent?.id ?? null,
    locatedUnitId: wanted.locatedUnitId ?? null,
    superior: wanted.superior ?? null,
    campaignId: wanted.campaignId ?? parent?.campaignId ?? null,
    leaderSeats: wanted.leaderSeats ?? 1,
    validFrom: from,
    validTo: to ?? parent?.validTo ?? null,
  });
  await tx.manager.insert(GroupEntity, group);
  return group;
}

async function parentOf(
  tx: Tx,
  actor: Actor,
  wanted: GroupToEstablish,
): Promise<GroupEntity | null> {
  const { kind, parentId, from, to } = wanted;
  const parents = parentsOf(kind);
  if (parentId === undefined) {
    if (parents) throw new GroupNeedsParent(kind, parents);
    return null;
  }
  const parent = await lockGroup(tx, actor, parentId, from);
  if (parents && !parents.includes(parent.kind)) throw new GroupNeedsParent(kind, parents);
  parent.covers(from, to ?? null);
  return parent;
}

function placeOf(
  { unitId, partyOrganisationId }: GroupToEstablish,
  parent: GroupEntity | null,
): Place {
  if (unitId === undefined && partyOrganisationId === undefined && parent)
    return { unitId: parent.unitId, partyOrganisationId: parent.partyOrganisationId };
  return { unitId: unitId ?? null, partyOrganisationId: partyOrganisationId ?? null };
}
