import { participationOf } from './participation.rules';

const rules = [{ unitTypes: ['township-health-centre'], mode: 'contact-and-guidance' as const }];

it('R000.7 keeps only contact and guidance for township centres where the template says so', () => {
  expect(participationOf('township-health-centre', rules)).toBe('contact-and-guidance');
});

it('R000.6 takes every other unit in fully', () => {
  expect(participationOf('bureau-organ', rules)).toBe('full');
  expect(participationOf('township-health-centre', [])).toBe('full');
});
