import { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { isId } from '../loaders/ids.rules';
import { readCursor, writeCursor } from './gap-cursor.rules';
import { type GapKind, gapReferences } from './gap-kinds.rules';
import type { BureauGapCounts, GapCount, OrganizationGap, OrganizationGaps } from './gap.types';
import { groupBase, groupGaps } from './group-gaps.queries';
import { recusalGaps } from './recusal-gaps.queries';
import { unitBase, unitGaps } from './unit-gaps.queries';

export interface GapQuestion {
  readonly kinds: readonly GapKind[] | null;
  readonly campaignId: string | null;
  readonly first: number;
  readonly after: string | null;
  readonly asOf: AsOf;
}

type GapRow = Omit<OrganizationGap, 'asOf'> & { readonly key: string };

const all = `WITH RECURSIVE ${unitBase}, ${groupBase}, gaps AS MATERIALIZED (${[...unitGaps, ...groupGaps, ...recusalGaps].join('\nUNION ALL ')})`;
const counted = 'SELECT kind, count(*)::int AS count FROM gaps GROUP BY kind ORDER BY kind';
const counts = `${all} ${counted}`;
const paged = `
  SELECT kind, unit_id AS "unitId", group_id AS "groupId", supervision_group_id AS "supervisionGroupId",
         person_id AS "personId", party_organisation_id AS "partyOrganisationId", counted AS count, key
  FROM gaps WHERE $7::text IS NULL OR (kind, key) > ($7, $8) ORDER BY kind, key LIMIT $9`;
// One statement, so that the numbers and the page are of one moment.
const page = `${all} SELECT (SELECT COALESCE(json_agg(c), '[]') FROM (${counted}) c) AS counts,
  (SELECT COALESCE(json_agg(i), '[]') FROM (${paged}) i) AS items`;

/** What is missing or wrong on a day: units, groups and people of the asker's scope, one statement for all kinds. */
export class GapQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  async list(actor: Actor, question: GapQuestion): Promise<OrganizationGaps> {
    const { first, asOf } = question;
    const day = await this.days.of(actor, asOf);
    const params = paramsOf(actor, question, day);
    const [kind, key] = readCursor(question.after) ?? [null, null];
    const answer = await this.reads.one<{ counts: GapCount[]; items: GapRow[] }>(actor, page, [
      ...params,
      kind,
      key,
      first + 1,
    ]);
    const { counts: found, items } = answer ?? { counts: [], items: [] };
    const shown = items.slice(0, first);
    const last = items.length > first ? shown.at(-1) : undefined;
    return {
      day,
      counts: referenced(found),
      items: shown.map((row) => ({ ...row, asOf })),
      nextCursor: last ? writeCursor(last.kind, last.key) : null,
    };
  }

  /**
   * How many of each kind: the office's own bureau; for the city level each bureau of the city, numbers only. A bureau
   * is counted inside its own tenant, so this is one statement a bureau and no row of one ever meets another's.
   */
  async countsPerBureau(actor: Actor): Promise<BureauGapCounts[]> {
    const isCity = actor.hasRole('city-office');
    const bureaus = isCity
      ? await this.reads.rows<{ id: string }>(actor, 'SELECT o.id FROM bureaus_of_official($1) o', [
          actor.personId,
        ])
      : [{ id: actor.bureauId }];
    const answers: BureauGapCounts[] = [];
    for (const { id } of bureaus) if (id !== null) answers.push(await this.countsOf(id));
    return answers;
  }

  private async countsOf(bureauId: string): Promise<BureauGapCounts> {
    const nobody = new Actor({ kind: 'anonymous', bureauId, grants: [] });
    const day = await this.days.of(nobody);
    const params = [bureauId, null, day, null, [], null];
    return {
      bureauId,
      counts: referenced(await this.reads.rows<GapCount>(nobody, counts, params)),
    };
  }
}

function paramsOf(actor: Actor, { kinds, campaignId }: GapQuestion, day: string): unknown[] {
  const units = actor.unitIdsFor('gap:read');
  const groups = actor.grants.flatMap(({ groupId }) => groupId ?? []);
  const campaign = campaignId && isId(campaignId) ? campaignId : null;
  return [actor.bureauId, units === 'all' ? null : units, day, kinds, groups, campaign];
}

function referenced(rows: readonly GapCount[]): GapCount[] {
  return rows.map((row) => ({ ...row, reference: gapReferences[row.kind] }));
}
