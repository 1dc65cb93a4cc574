import { CampaignRosterFrozen } from '@huiyin/contracts';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import type { Harness, RosterUnit } from './harness';

export const templateKey = '000-mass-line-bureau';

export const openCampaign = `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id title state startsOn } }`;

export interface ACampaign {
  readonly bureauId: string;
  readonly campaignId: string;
  readonly office: Actor;
  readonly units: readonly RosterUnit[];
  /** First unit in full, with the people who act for it. */
  readonly unitId: string;
  readonly principal: Actor;
  readonly supervision: Actor;
}

export function aRosterUnit(more: Partial<RosterUnit> = {}): RosterUnit {
  return {
    unitId: newId(),
    unitType: 'general-hospital',
    mode: 'full',
    supervisionGroupId: newId(),
    ...more,
  };
}

/** A bureau whose campaign is open since 27 February 2014 and whose roster is known. */
export async function aCampaign(
  harness: Harness,
  units: readonly RosterUnit[] = [aRosterUnit()],
): Promise<ACampaign> {
  const bureauId = newId();
  const office = anActor('campaign-office', { bureauId });
  const campaignId = await open(harness, office);
  await harness.deliver(
    CampaignRosterFrozen.of({ campaignId, bureauId, units: [...units] }) as never,
  );
  const [{ unitId, supervisionGroupId } = aRosterUnit()] = units;
  const groupId = supervisionGroupId ?? newId();
  return {
    ...{ bureauId, campaignId, office, units, unitId },
    principal: anActor('unit-principal', { bureauId, unitId }),
    supervision: anActor('supervision-leader', { bureauId, groupId, unitIds: [unitId] }),
  };
}

export async function open(
  harness: Harness,
  office: Actor,
  more: Record<string, unknown> = {},
): Promise<string> {
  const input = { templateKey, startsOn: '2014-02-27', endsOn: '2014-09-30', ...more };
  const answer = await harness.graph.as<{ openCampaign: { id: string } }>(office, openCampaign, {
    input,
  });
  if (!answer.data?.openCampaign) throw new Error(`cannot happen: ${JSON.stringify(answer)}`);
  return answer.data.openCampaign.id;
}

/** People the directory has told of: `count` registered staff of the bureau. */
export async function registered(
  harness: Harness,
  { bureauId, unitId }: Pick<ACampaign, 'bureauId' | 'unitId'>,
  count = 1,
): Promise<string[]> {
  const people = Array.from({ length: count }, () => newId());
  await harness.rows(
    `INSERT INTO holding (event_id, holding_id, bureau_id, person_id, role, unit_id, valid_from, voided, said_at, known_at)
     SELECT gen_random_uuid(), gen_random_uuid(), $1, id, 'staff', $2, '2014-01-01', false, $4, $4 FROM unnest($3::uuid[]) id`,
    [bureauId, unitId, people, harness.clock.now()],
  );
  return people;
}

export async function dutyId(
  harness: Harness,
  { campaignId, unitId }: ACampaign,
  key: string,
): Promise<string> {
  const [row] = await harness.rows<{ id: string }>(
    'SELECT id FROM duty WHERE campaign_id = $1 AND unit_id = $2 AND rule_key = $3',
    [campaignId, unitId, key],
  );
  if (!row) throw new Error(`cannot happen: the unit does not owe ${key}`);
  return row.id;
}

export async function meetingId(
  harness: Harness,
  { campaignId, unitId }: ACampaign,
): Promise<string> {
  const [row] = await harness.rows<{ id: string }>(
    `SELECT id FROM meeting WHERE campaign_id = $1 AND unit_id = $2 AND kind = 'mobilization'`,
    [campaignId, unitId],
  );
  if (!row) throw new Error('cannot happen: the unit owes no meeting');
  return row.id;
}

export const codeOf = (answer: {
  errors?: readonly { extensions: Record<string, unknown> }[];
}): unknown => answer.errors?.[0]?.extensions['code'];

/** A mutation of one input, asked for these fields. */
export const mutation = (name: string, selection = 'id state') =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${selection} } }`;
