import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { readNameList } from '../roster-import/name-list.rules';
import type { NameProposalNode } from './name-proposal.types';

const candidatesPerName = 20;

/** Turns a list of names into a proposal for groups, with the people each name may mean (§5.3 item 21). */
export class NameProposalQueries {
  constructor(private readonly reads: ScopedReads) {}

  async of(actor: Actor, text: string): Promise<NameProposalNode> {
    const { sections, issues } = readNameList(text);
    const names = sections.flatMap(({ persons }) => persons.map(({ name }) => name));
    const people = await this.reads.rows<{ nameKey: string; ids: string[] }>(
      actor,
      `SELECT name_key AS "nameKey", (array_agg(id ORDER BY id))[1:$3] AS ids FROM person
       WHERE bureau_id = $1 AND name_key = ANY($2) AND merged_into_id IS NULL GROUP BY 1`,
      [actor.bureauId, [...new Set(names)], candidatesPerName],
    );
    const idsOf = new Map(people.map(({ nameKey, ids }) => [nameKey, ids]));
    return {
      issues: [...issues] as never,
      sections: sections.map(({ heading, role, label, persons }) => ({
        heading,
        role,
        label,
        members: persons.map(({ displayName, name, isLiaison, line }) => {
          return { displayName, isLiaison, line, candidateIds: idsOf.get(name) ?? [] };
        }),
      })),
    };
  }
}
