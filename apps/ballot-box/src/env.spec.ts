import { InvalidEnvironment, parseEnv } from '@huiyin/config';
import { ballotBoxVariables } from './env';

const enough = {
  DATABASE_URL: 'postgres://evaluations_box@127.0.0.1/huiyin_evaluations',
  ACTOR_KEY: 'k'.repeat(32),
  BALLOT_BOX_KEY: Buffer.alloc(32, 1).toString('base64'),
};

describe('the environment of the ballot box', () => {
  it('is enough with a database, an actor key and its own key', () => {
    expect(parseEnv(ballotBoxVariables, enough)).toMatchObject(enough);
  });

  it.each(['CUSTODY_DATABASE_URL', 'BALLOT_MASTER_KEY'])(
    'is refused when it could open what it takes in: %s',
    (name) => {
      const both = () => parseEnv(ballotBoxVariables, { ...enough, [name]: 'postgres://x' });
      expect(both).toThrow(InvalidEnvironment);
      expect(both).toThrow(`${name}: belongs to evaluations`);
    },
  );

  it('is refused with a key of another length', () => {
    const short = () => parseEnv(ballotBoxVariables, { ...enough, BALLOT_BOX_KEY: 'c2hvcnQ=' });
    expect(short).toThrow('BALLOT_BOX_KEY: must be 32 bytes in base64');
  });
});
