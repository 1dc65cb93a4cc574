import { actorHeader, ActorSigner } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { eventually, testActorKey } from '@huiyin/testing';
import { Scene, testForm } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';
import { PaperScene } from '../paper/paper-scene';

jest.setTimeout(120_000);

const LONGEST_MS = 3_000;
const huge = 'A'.repeat(900_000);
const strange: readonly unknown[] = [
  ...[
    '',
    ' ',
    '\u0000',
    '!',
    '=',
    'A',
    'AAAA',
    '中文',
    '../..',
    "' OR 1=1 --",
    '\ud800',
    '\u202e',
    huge,
  ],
  ...[null, 0, -1, 1.5, 1e308, true, [], [[]], {}, { $ne: null }, ['AAAA']],
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
];

interface Door {
  readonly verb: string;
  readonly input: string;
  readonly selection: string;
  readonly by: () => Parameters<Scene['ask']>[0];
  readonly honest: () => Record<string, unknown>;
}

describe('malformed and huge inputs at the doors of evaluations', () => {
  let harness: Harness;
  let scene: Scene;
  let paper: PaperScene;
  let number = '';
  beforeAll(async () => {
    harness = await evaluationsHarness();
    scene = await Scene.opened(harness, 6);
    paper = await PaperScene.created(harness, 6);
    await paper.scene.issueForms();
    [number = ''] = await paper.printed(6);
    await paper.scene.open();
    await paper.handOut([paper.scene.voters[0]?.personId ?? null]);
    await paper.scene.seal();
    await eventually(async () =>
      expect(await harness.sql('SELECT 1 FROM box.box_key')).toHaveLength(1),
    ); // handed over: what the box does by itself has ended
  });
  afterAll(() => harness.stop());

  const doors: readonly Door[] = [
    {
      ...{ verb: 'requestTicket', input: 'RequestTicketInput', selection: '{ blindSignature }' },
      by: () => scene.voters[0] as never,
      honest: () => ({ appraisalId: scene.appraisalId, blindedMessage: 'AAAA', ticketClass: 'x' }),
    },
    {
      ...{ verb: 'enterPaperForms', input: 'EnterPaperFormsInput', selection: '' },
      by: () => paper.clerks[0],
      honest: () => ({
        appraisalId: paper.appraisalId,
        forms: [
          {
            ...{ number, voidReason: 'NONE', correction: false },
            grades: [{ targetId: newId(), dimensionId: 'style', grade: 'good' }],
            texts: [{ questionId: 'advice', text: '好' }],
          },
        ],
      }),
    },
    {
      ...{ verb: 'handInKeyShare', input: 'KeyShareTextInput', selection: '{ state }' },
      by: () => scene.supervision,
      honest: () => ({ appraisalId: scene.appraisalId, text: 'AAAAA-AAAAA-AAAAA' }),
    },
    {
      ...{ verb: 'publishAppraisalForm', input: 'AppraisalFormTextInput', selection: '{ key }' },
      by: () => scene.office,
      honest: () => ({ yaml: 'key: x' }),
    },
  ];

  /** As the gateway would send it; answer, and what must hold for every answer. */
  async function sent(door: Door, input: unknown): Promise<string> {
    const { verb, input: type, selection } = door;
    const query = `mutation ($input: ${type}!) { ${verb}(input: $input) ${selection} }`;
    return body(door, JSON.stringify({ query, variables: { input } }));
  }
  async function body(door: Door, text: string): Promise<string> {
    const signer = new ActorSigner({ evaluations: testActorKey });
    const began = performance.now();
    const response = await fetch(`${harness.origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [actorHeader]: signer.sign(door.by(), 'evaluations'),
      },
      body: text,
    });
    const answer = await response.text();
    expect(performance.now() - began).toBeLessThan(LONGEST_MS);
    expect(response.status).toBeLessThan(500);
    expect(answer).not.toMatch(
      /INTERNAL|Something went wrong|node_modules|SELECT |INSERT |at \w+ \(/,
    );
    // A list of thousands of wrong forms is told each: never much more than was sent.
    expect(answer.length).toBeLessThan(Math.max(64_000, 1.2 * text.length));
    const read = JSON.parse(answer) as {
      code?: string; // of the HTTP server, which takes no `__proto__`
      errors?: { extensions?: { code?: string } }[];
      data?: Record<string, unknown> | null;
    };
    const code = read.errors?.[0]?.extensions?.code ?? read.code;
    const place = [door.verb, text.slice(0, 300)];
    expect([...place, code]).toEqual([...place, expect.stringMatching(/^[A-Z_]{5,}$/)]);
    expect([...place, read.data?.[door.verb] ?? null]).toEqual([...place, null]);
    return code ?? '';
  }

  /** Every way to put something strange into one place of the input. */
  function* changed(value: unknown): Generator<unknown> {
    yield* strange;
    if (Array.isArray(value)) {
      for (const inner of changed(value[0])) yield [inner];
      yield Array.from({ length: 3_000 }, () => value[0]);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inside] of Object.entries(value)) {
        for (const inner of changed(inside)) yield { ...value, [key]: inner };
        yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
      }
      yield { ...value, surplus: 1 };
      yield { ...value, ['x'.repeat(100_000)]: 1 };
    }
  }

  const kept = async () => {
    const tables = await harness.sql<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'events')`,
    );
    const counts = tables.map(
      ({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${name}`,
    );
    return harness.sql(counts.join(' UNION ALL '));
  };

  it.each(doors)(
    '$verb refuses each with a code, in bounded time, and saves nothing',
    async (door) => {
      const before = await kept();
      const inputs = [...changed(door.honest())];
      expect(inputs.length).toBeGreaterThan(25);
      const codes = new Set<string>();
      for (let at = 0; at < inputs.length; at += 8)
        for (const code of await Promise.all(
          inputs.slice(at, at + 8).map((input) => sent(door, input)),
        ))
          codes.add(code);
      expect(codes.size).toBeGreaterThan(0);
      expect(await kept()).toEqual(before);
    },
  );

  it('forms that are traps for their reader are refused quickly', async () => {
    const door = doors[3] as Door;
    const before = await kept();
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let at = 0; at < 9; at += 1)
      bomb.push(
        `${'bcdefghij'[at]}: &${'bcdefghij'[at]} [${Array(9).fill(`*${'abcdefghi'[at]}`).join()}]`,
      );
    const form = JSON.parse(testForm()) as Record<string, unknown>;
    const grades = Array.from({ length: 900 }, (_, at) => ({
      ...{ key: `g${at}`, title: { zh: '好', en: 'good' }, value: 1, favourable: true },
    }));
    const traps = [
      bomb.join('\n'),
      '['.repeat(30_000),
      '{a: '.repeat(15_000),
      '- '.repeat(30_000),
      `${'  '.repeat(200)}a: b\n`.repeat(100),
      Array.from({ length: 6_000 }, (_, at) => `k${at}: ${at}`).join('\n'),
      '? '.repeat(20_000),
      '!!js/function "function () { return 1 }"',
      '!!binary ' + 'A'.repeat(60_000),
      Array.from({ length: 4_000 }, (_, at) => `k${at}: ${at}`).join('\n'),
      JSON.stringify({
        ...form,
        scales: [{ key: 'grades', grades: [{ ['x'.repeat(50_000)]: 1 }] }],
      }),
      'a: !<tag:x> b\n%YAML 9.9',
      '"' + '\\x41'.repeat(15_000),
      `# ${'x'.repeat(65_000)}`,
      JSON.stringify({ ...form, scales: [{ key: 'grades', grades }] }),
      JSON.stringify({ ...form, threshold: 1 }),
      JSON.stringify({ ...form, threshold: '5; DROP TABLE appraisal' }),
      JSON.stringify({ ...form, classes: [] }),
      JSON.stringify({ ...form, validity: { quorum: '-5 %', minCounted: 0 } }),
      '{"__proto__": {"threshold": 5}}',
    ];
    for (const yaml of traps)
      expect([yaml.slice(0, 40), await sent(door, { yaml })]).toEqual([
        yaml.slice(0, 40),
        expect.stringMatching(/APPRAISAL_FORM_INVALID|BAD_USER_INPUT/),
      ]);
    expect(await kept()).toEqual(before);
  });

  it('bodies that are no request are refused as such, also very large and very deep ones', async () => {
    const signer = new ActorSigner({ evaluations: testActorKey });
    const headers = {
      'content-type': 'application/json',
      [actorHeader]: signer.sign(scene.office, 'evaluations'),
    };
    const bodies = ['', '{', 'null', '[]', '"x"', '{"query":1}', '{"query":"{"}'];
    bodies.push(
      '['.repeat(100_000),
      `{"query":"{ me }","variables":${'{"a":'.repeat(50_000)}`,
      'x'.repeat(20_000_000),
    );
    for (const text of bodies) {
      const began = performance.now();
      const response = await fetch(`${harness.origin}/graphql`, {
        method: 'POST',
        headers,
        body: text,
      }).catch(
        () => null, // cut off while it was still sending
      );
      expect(performance.now() - began).toBeLessThan(LONGEST_MS);
      if (!response) continue;
      expect([text.slice(0, 20), response.status]).toEqual([text.slice(0, 20), expect.any(Number)]);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect([text.slice(0, 20), response.status < 500]).toEqual([text.slice(0, 20), true]);
    }
    expect((await fetch(`${harness.origin}/readyz`)).status).toBe(200);
  });
});
