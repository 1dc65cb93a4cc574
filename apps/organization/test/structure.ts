import type { Actor } from '@huiyin/identity';
import type { Harness } from './harness';

export interface AUnit {
  readonly id: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

/** Speaks the verbs on structure as the office (or somebody else), each with the selection a test asks for. */
export function structureOf(harness: Harness, office: Actor) {
  const send = async (verb: string, input: object, selection = 'id name', actor = office) => {
    const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
    return harness.graph.as<Record<string, unknown>>(
      actor,
      `mutation ($input: ${type}!) { ${verb}(input: $input) { ${selection} } }`,
      { input },
    );
  };
  const done = async <T = AUnit>(verb: string, input: object, selection?: string): Promise<T> => {
    const { data, errors } = await send(verb, input, selection);
    if (errors) throw new Error(`${verb}: ${JSON.stringify(errors)}`);
    return data![verb] as T;
  };
  const codeOf = async (verb: string, input: object, actor = office) =>
    (await send(verb, input, '__typename', actor)).errors?.[0]?.extensions['code'];
  const ask = async <T>(
    query: string,
    variables: Record<string, unknown> = {},
    actor = office,
  ): Promise<T> => {
    const { data, errors } = await harness.graph.as<Record<string, unknown>>(
      actor,
      query,
      variables,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data as T;
  };
  /** A unit as it reads on a day; null when it is not there yet. */
  const unitOn = async (id: string, asOf: string | null, selection = 'name unitType closedOn') =>
    (
      await ask<{ unit: Record<string, unknown> | null }>(
        `query ($id: ID!, $asOf: LocalDate) { unit(id: $id, asOf: $asOf) { ${selection} } }`,
        { id, asOf },
      )
    ).unit;
  const namesOn = async (asOf: string | null) =>
    (
      await ask<{ units: { name: string }[] }>(
        'query ($asOf: LocalDate) { units(first: 2000, asOf: $asOf) { name } }',
        { asOf },
      )
    ).units.map(({ name }) => name);
  return { send, done, codeOf, ask, unitOn, namesOn };
}

/** What was written to the outbox for a unit, oldest first. */
export async function eventsOf(
  harness: Harness,
  type: string,
  unitId: string,
): Promise<Record<string, unknown>[]> {
  const rows = await harness.rows<{ data: Record<string, unknown> }>(
    `SELECT event->'data' AS data FROM events.outbox_message
     WHERE event->>'type' = $1 AND event->'data'->>'unitId' = $2 ORDER BY seq`,
    [`organization.${type}.v1`, unitId],
  );
  return rows.map(({ data }) => data);
}
