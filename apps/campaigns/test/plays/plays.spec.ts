import { readyToOpen } from '../../src/template/template-answers.rules';
import { TemplateCatalogue } from '../../src/template/template-catalogue';
import { expected } from './expected';
import { play } from './play';
import { scripts } from './scripts';

const catalogue = TemplateCatalogue.fromDisk();
const owed = (lines: readonly string[]) =>
  lines.filter((line) => !/ (HINT|NOT_YET_OWED)\b/.test(line));
const wrong = (lines: readonly string[]) =>
  lines.filter((line) => / (NOT_MET|WARNING|MET_LATE)\b/.test(line));

describe('two units play each template through, one diligent and one late', () => {
  it('no template is left out', () => {
    expect(scripts.map(({ template }) => template)).toEqual(catalogue.list().map(({ key }) => key));
  });

  describe.each(scripts.map((script) => [script.template, script] as const))(
    '%s',
    (key, script) => {
      const { answers = [], scene, diligent, late, halfway, end, requirements } = script;
      const organ = script.organ ?? diligent;
      const played = play(readyToOpen(catalogue.get(key), answers), scene, {
        organ,
        diligent,
        late,
      });
      const verdicts = expected[key];

      it(`${requirements}: who does what the rules say has met them all, the bureau organ, too`, () => {
        const { met, others } = played.verdicts('diligent', end);
        expect([met, wrong(others)]).toEqual([verdicts?.diligent, []]);
        expect(wrong(played.verdicts('organ', end).others)).toEqual([]);
      });

      it(`${requirements}: who is late is told which rule, how many days, and what is missing`, () => {
        expect(wrong(played.verdicts('late', halfway).others)).toEqual(verdicts?.halfway);
        expect(owed(played.verdicts('late', end).others)).toEqual(verdicts?.end);
      });
    },
  );
});
