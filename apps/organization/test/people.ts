import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { type ABureau, aUnitRow, type Harness } from './harness';

type Input = Record<string, unknown>;
export interface Made {
  readonly id: string;
}

/** People, posts and attachments of one bureau, arranged through the graph as its office would. */
export class PeopleOf {
  constructor(
    readonly harness: Harness,
    readonly bureau: ABureau,
  ) {}

  async send<T = Made>(verb: string, input: Input, selection = 'id', actor?: Actor) {
    const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`;
    const { data, errors } = await this.harness.graph.as<Record<string, T>>(
      actor ?? this.bureau.office,
      `mutation ($input: ${type}) { ${verb}(input: $input) { ${selection} } }`,
      { input },
    );
    return {
      made: data?.[verb] as T,
      code: errors?.[0]?.extensions['code'] as string | undefined,
      details: errors?.[0]?.extensions['details'],
    };
  }

  /** The made thing, or a failed test. */
  async made<T = Made>(verb: string, input: Input, selection = 'id'): Promise<T> {
    const { made, code } = await this.send<T>(verb, input, selection);
    expect(code).toBeUndefined();
    return made;
  }

  async refused(verb: string, input: Input, actor?: Actor): Promise<string | undefined> {
    return (await this.send(verb, input, 'id', actor)).code;
  }

  /** Somebody of a unit since 2026-01-01, as a rule of the bureau organ. */
  async person(more: Input = {}): Promise<string> {
    const input = { unitId: this.bureau.organId, name: '某某', since: '2026-01-01', ...more };
    return (await this.made('registerPerson', input)).id;
  }

  async post(kind: string, more: Input = {}): Promise<Made & { personId: string }> {
    const personId = (more['personId'] as string | undefined) ?? (await this.person());
    const input = { unitId: this.bureau.organId, from: '2026-01-01', ...more, personId, kind };
    return { ...(await this.made('appointPost', input)), personId };
  }

  unit(name = `单位${newId()}`, more: { kind?: string; parentId?: string } = {}): Promise<string> {
    const { bureauId } = this.bureau;
    const { kind = 'unit', parentId } = more;
    return aUnitRow(this.harness.rows, { bureauId, name, kind }).then(async (unitId) => {
      if (parentId)
        await this.harness.rows('UPDATE unit_version SET parent_unit_id = $1 WHERE unit_id = $2', [
          parentId,
          unitId,
        ]);
      return unitId;
    });
  }

  async ask<T>(query: string, variables: Input = {}, actor?: Actor): Promise<T> {
    const { data, errors } = await this.harness.graph.as<Record<string, unknown>>(
      actor ?? this.bureau.office,
      query,
      variables,
    );
    expect(errors).toBeUndefined();
    return data as T;
  }

  /** The holdings of a person as the event stream has them: the newest word on each. */
  async holdings(personId: string): Promise<Record<string, unknown>[]> {
    const rows = await this.harness.rows<{ data: Record<string, unknown> }>(
      `SELECT DISTINCT ON (event -> 'data' ->> 'holdingId') event -> 'data' AS data FROM events.outbox_message
       WHERE event ->> 'type' LIKE 'organization.role-held%' ORDER BY event -> 'data' ->> 'holdingId', seq DESC`,
    );
    return rows.map(({ data }) => data).filter((data) => data['personId'] === personId);
  }
}
