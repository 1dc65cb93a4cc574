import type { TemplateDefinition } from '../template/template-shape.rules';
import { rulesReading } from './judging.rules';

const rule = (key: string, owedBy: object, of: string) => ({
  key,
  owedBy,
  test: { is: 'recorded', select: { record: 'summary', of } },
});

const template = (...duties: object[]) =>
  ({
    roles: [
      { key: 'office', holders: ['campaign-office'], except: [], at: 'bureau' },
      { key: 'member', holders: ['body-member'], except: [], at: 'unit' },
    ],
    duties,
  }) as unknown as TemplateDefinition;

describe('whom a record of the bureau can touch', () => {
  it.each([
    ['every unit, when units owe by it', { each: 'unit' }, true],
    ['every unit, when people of units owe by it', { each: 'person', role: 'member' }, true],
    ['every unit, when departments owe by it', { each: 'department' }, true],
    ['the bureau alone, when it alone owes by it', { each: 'bureau' }, false],
    ['the bureau alone, when its office owes by it', { each: 'person', role: 'office' }, false],
  ])('is %s', (_, owedBy, bureauWide) => {
    const definition = template(
      rule('one', owedBy, 'bureau'),
      rule('two', { each: 'unit' }, 'self'),
    );
    expect(rulesReading(definition, 'summary')).toEqual({ rules: ['one', 'two'], bureauWide });
  });
});
