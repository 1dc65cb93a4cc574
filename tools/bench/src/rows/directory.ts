import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { type DirectoryBed, directoryBed } from '../directory-bed';
import { type Benchmark, orFailed, type Row } from '../measure';
import { benchKey } from '../servers/bench-key';

const requests = 400;
const atOnce = 4;
// No row of quality.md asks for these reads: a person does not notice a tenth of a second.
const unnoticedMs = 100;

interface Place {
  readonly bureauId: string;
  readonly personId: string;
  readonly unitId: string;
}

/** The office of a bureau in the middle, and the unit of it where most people work. */
async function place({ admin }: DirectoryBed): Promise<Place> {
  const { rows } = await admin.query<Place>(
    `SELECT a.bureau_id AS "bureauId", a.person_id AS "personId", w.unit_id AS "unitId"
     FROM account a CROSS JOIN LATERAL (
       SELECT f.unit_id FROM person_affiliation f WHERE f.bureau_id = a.bureau_id
       GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) w
     ORDER BY a.subject OFFSET (SELECT count(*) / 2 FROM account) LIMIT 1`,
  );
  if (!rows[0]) throw new Error('cannot happen: the generated city has offices');
  return rows[0];
}

function queries({ unitId }: Place): Record<string, string> {
  return {
    'units by name, 100': '{ units(first: 100) { id name unitType } }',
    'units as of a day, 100': '{ units(first: 100, asOf: "2026-06-30") { id name unitType } }',
    'groups with units and contacts':
      '{ supervisionGroups { label leader { name } units { name contacts { person { name } } } } }',
    'what is missing or wrong':
      '{ organizationGaps(first: 100) { counts { kind count } items { kind } } }',
    'people of the largest department, 100': `{ people(unitId: "${unitId}", first: 100) { id name } }`,
  };
}

/** Milliseconds within which 95 of 100 answers came. */
async function p95({ server }: DirectoryBed, { bureauId, personId }: Place, query: string) {
  const signer = new ActorSigner({ organization: benchKey });
  const grants = [{ role: 'campaign-office', bureauId }] as const;
  const office = new Actor({ kind: 'person', personId, bureauId, grants });
  const times: number[] = [];
  const ask = async (isMeasured: boolean) => {
    const started = performance.now();
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [actorHeader]: signer.sign(office, 'organization'),
      },
      body: JSON.stringify({ query }),
    });
    const text = await answer.text();
    if (answer.status !== 200 || text.includes('"errors"'))
      throw new Error(`cannot happen: ${text.slice(0, 300)}`);
    if (isMeasured) times.push(performance.now() - started);
  };
  const worker = async (count: number, isMeasured: boolean) => {
    for (let done = 0; done < count; done += 1) await ask(isMeasured);
  };
  await Promise.all(Array.from({ length: atOnce }, () => worker(100, false)));
  await Promise.all(Array.from({ length: atOnce }, () => worker(requests / atOnce, true)));
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

/** Reads of one office in a directory of the whole region: what they cost must not be felt. */
export const directoryBenchmark: Benchmark = {
  ids: ['DIR'],
  async run(): Promise<Row[]> {
    const bed = await directoryBed();
    try {
      const { people, seconds } = bed.generated;
      const note = `${people} people generated in ${seconds} s; ${atOnce} requests at once`;
      const where = await place(bed);
      const rows: Row[] = [];
      for (const [what, query] of Object.entries(queries(where)))
        rows.push(await orFailed('DIR', what, measured(bed, where, { what, query, note })));
      return rows;
    } finally {
      await bed.stop();
    }
  },
};

async function measured(
  bed: DirectoryBed,
  where: Place,
  { what, query, note }: { what: string; query: string; note: string },
): Promise<Row> {
  const ours = await p95(bed, where, query);
  const figures = { ours, contender: unnoticedMs, ratio: unnoticedMs / ours };
  const contenderIs = 'what a person does not notice (at most)';
  return { id: 'DIR', what: `${what}, p95`, unit: 'ms', ...figures, contenderIs, note };
}
