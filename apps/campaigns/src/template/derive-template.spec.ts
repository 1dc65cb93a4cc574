import fc from 'fast-check';
import { deriveTemplate } from './derive-template.rules';
import { mergeTemplate } from './merge-template.rules';
import { definitionOf, readDefinition } from './parse-template.rules';
import { TemplateCatalogue } from './template-catalogue';
import { bearingOf, difference } from './template-difference.rules';
import type { TemplateDefinition } from './template-shape.rules';
import type { Values } from './template-tree.rules';

const base = definitionOf(TemplateCatalogue.fromDisk().get('000-mass-line-bureau'));
const head = { key: 'our-plan', version: 1, extends: { key: base.key, version: base.version } };

const derived = (patch: Values): TemplateDefinition => {
  const reading = deriveTemplate(base, { ...head, ...patch });
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.definition;
};
const problemsOf = (patch: Values) => {
  const reading = deriveTemplate(base, { ...head, ...patch });
  return 'problems' in reading ? reading.problems : [];
};

describe('a template that extends another', () => {
  it('R003.111 says only what it has otherwise, and the difference shows just that', () => {
    const ours = derived({
      duties: [
        { key: 'mobilization-meeting', deadline: { onMonthDay: '03-05' } },
        {
          ...{ key: 'volunteers', link: 'study-listening', strength: 'ADVICE', prescribed: false },
          ...{ wording: '组织党员志愿服务。', wordingOurs: true, reference: 'R000.28' },
          ...{ sourceLines: 'L47', title: { zh: '志愿服务', en: 'Volunteers' } },
          test: { is: 'recorded', select: { record: 'exemplar-use' } },
        },
      ],
      because: { 'duties.mobilization-meeting.deadline': '全市统一部署提前' },
    });
    const changes = difference(base, ours);
    expect(changes.map(({ path, change }) => [path, change])).toEqual([
      ['duties.mobilization-meeting.deadline', 'CHANGED'],
      ['duties.volunteers', 'ADDED'],
    ]);
    expect(changes[0]).toMatchObject({
      before: { onMonthDay: '03-10' },
      after: { onMonthDay: '03-05' },
    });
    expect(changes.map(bearingOf)).toEqual(['STRICTER', 'OTHER']);
    expect(ours.duties).toHaveLength(base.duties.length + 1);
  });

  it.each([
    [
      'drops a prescribed action',
      { remove: [{ path: 'duties.summary-report', because: '不需要' }] },
      'duties.summary-report',
      /prescribed/,
    ],
    [
      'calls a prescribed action optional',
      { duties: [{ key: 'summary-report', prescribed: false }] },
      'duties.summary-report.prescribed',
      /prescribed/,
    ],
    [
      'changes a rule without a reason',
      { duties: [{ key: 'mobilization-meeting', strength: 'HARD' }] },
      'duties.mobilization-meeting.strength',
      /reason/,
    ],
    [
      'takes away what is not there',
      { remove: [{ path: 'duties.nobody', because: '没有' }] },
      'remove[0].path',
      /nothing at/,
    ],
    [
      'points nowhere in what it adds',
      { duties: [{ key: 'mobilization-meeting', link: 'nowhere' }] },
      'duties.mobilization-meeting.link',
      /no link "nowhere"/,
    ],
    [
      'takes away a record its rules read',
      { remove: [{ path: 'records.mobilization', because: '不用' }] },
      'meetings.mobilization.key',
      /no kind of record/,
    ],
    ['extends nobody', { extends: null }, 'extends', /./],
  ])('R003.111 is refused where it %s, with the path by keys', (_, patch, path, problem) => {
    const found = problemsOf(patch as Values);
    expect(found.map((each) => each.path)).toContain(path);
    expect(found.find((each) => each.path === path)?.problem).toMatch(problem);
  });

  it('R003.111 may drop what its base calls optional, with a reason', () => {
    const optional = derived({
      duties: [{ key: 'exemplars', wording: '注意发现典型。' }],
      because: { 'duties.exemplars': '措辞' },
    });
    const relaxed = {
      ...optional,
      duties: optional.duties.map((duty) => ({ ...duty, prescribed: duty.key !== 'exemplars' })),
    };
    const reading = deriveTemplate(relaxed, {
      ...{ ...head, remove: [{ path: 'duties.exemplars', because: '本单位不开展' }] },
    });
    expect('definition' in reading && difference(relaxed, reading.definition)).toMatchObject([
      { path: 'duties.exemplars', change: 'REMOVED' },
    ]);
  });

  it('R001.1 keeps its own key, version and what it extends', () => {
    expect(derived({ title: { zh: '本局方案', en: 'Ours' } })).toMatchObject(head);
  });
});

describe('difference and merging', () => {
  const wordings = fc.stringMatching(/^[一-龥]{1,8}$/);
  const keys = fc.uniqueArray(fc.integer({ min: 0, max: base.duties.length - 1 }), {
    maxLength: 6,
  });
  const edits = fc.record({
    changed: fc
      .tuple(keys, fc.constantFrom('HARD', 'SOFT', 'ADVICE'), wordings)
      .map(([places, strength, wording]) =>
        places.map((at) => ({
          key: base.duties[at]?.key ?? '',
          strength,
          wording: `改${wording}`,
        })),
      ),
    added: fc.uniqueArray(fc.stringMatching(/^new-[a-z]{1,6}$/), { maxLength: 4 }),
    words: fc.dictionary(fc.constantFrom('office', 'unit'), wordings, { maxKeys: 2 }),
  });

  it('the difference between a template and what was merged from a patch is the patch', () => {
    fc.assert(
      fc.property(edits, ({ changed, added, words }) => {
        const template = base.duties[0];
        const patch = {
          duties: [...changed, ...added.map((key) => ({ ...template, key }))],
          vocabulary: Object.fromEntries(
            Object.entries(words).map(([k, zh]) => [k, { zh, en: zh }]),
          ),
        };
        const merged = readDefinition(mergeTemplate(base as unknown as Values, patch));
        if ('problems' in merged) throw new Error(JSON.stringify(merged.problems));
        const found = difference(base, merged.definition);
        const expected = [
          ...changed.flatMap(({ key, strength, wording }) => {
            const was = base.duties.find((duty) => duty.key === key);
            return [
              ...(was?.strength === strength ? [] : [`duties.${key}.strength=${strength}`]),
              `duties.${key}.wording=${wording}`,
            ];
          }),
          ...added.map((key) => `duties.${key}=ADDED`),
          ...Object.keys(words).map((word) => `vocabulary.${word}=ADDED`),
        ];
        const said = found.map(
          ({ path, change, after }) => `${path}=${typeof after === 'string' ? after : change}`,
        );
        expect(said.sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('what is not changed has no difference, and a difference read backwards swaps before and after', () => {
    expect(difference(base, base)).toEqual([]);
    fc.assert(
      fc.property(edits, ({ changed }) => {
        const merged = readDefinition(
          mergeTemplate(base as unknown as Values, { duties: changed }),
        );
        if ('problems' in merged) throw new Error('cannot happen');
        const there = difference(base, merged.definition);
        const back = difference(merged.definition, base);
        expect(back.map(({ path, before, after }) => [path, after, before])).toEqual(
          there.map(({ path, before, after }) => [path, before, after]),
        );
      }),
      { numRuns: 40 },
    );
  });
});
