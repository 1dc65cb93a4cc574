import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { eventCatalogue, eventSchema } from '@huiyin/contracts';
import { workspaceRoot } from '@huiyin/kernel';

const fixtures = join(workspaceRoot(__dirname), 'libs/contracts/fixtures');

/** Other systems read the schemas with other validators than ours: one of those agrees with us. */
describe.each(eventCatalogue.map((contract) => [contract.type, contract] as const))(
  '%s',
  (type, contract) => {
    const ajv = new Ajv({
      strict: true,
      allErrors: true,
      keywords: ['x-privacy', 'x-partition-key'],
    });
    addFormats(ajv);
    const validate = ajv.compile(eventSchema(contract));
    const payload = JSON.parse(readFileSync(join(fixtures, `${type}.json`), 'utf8')) as object;

    it('has a schema that another validator takes, and that takes the payload of the past', () => {
      validate(payload);
      expect(validate.errors).toBeNull();
    });

    it('has a schema that refuses another field, and a tenant that is none', () => {
      expect(validate({ ...payload, personName: 'Nobody' })).toBe(false);
      expect(validate({ ...payload, bureauId: 'everybody' })).toBe(false);
    });
  },
);
