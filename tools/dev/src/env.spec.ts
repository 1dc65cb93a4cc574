import { InvalidEnvironment, parseEnv } from '@huiyin/config';
import { startVariables } from './env';
import { issuerVariables } from './issuer/env';

const issuer = { PORT: '4001', ISSUER_URL: 'http://127.0.0.1:4001', ISSUER_FOLDER: 'issuer' };

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    return error instanceof InvalidEnvironment ? error.problems : [String(error)];
  }
}

describe('the environment of npm start (issue 2 B)', () => {
  it('needs nothing', () => {
    expect(parseEnv(startVariables, {})).toMatchObject({
      PORT: 4000,
      HUIYIN_DATA_DIR: '.data',
      HUIYIN_TRANSPORT: 'embedded',
      HUIYIN_DEMO: 'city',
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(parseEnv(startVariables, { PORT: '', DATABASE_URL: '' }).PORT).toBe(4000);
  });

  it('names all problems at once', () => {
    const problems = problemsOf(() =>
      parseEnv(startVariables, {
        PORT: '65535', // the issuer would have none
        HUIYIN_TRANSPORT: 'pigeon',
        KAFKA_BROKERS: 'localhost',
        DATABASE_URL: 'mysql://localhost/x',
        HUIYIN_DEMO: 'village',
      }),
    );

    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'HUIYIN_TRANSPORT',
      'KAFKA_BROKERS',
      'DATABASE_URL',
      'HUIYIN_DEMO',
    ]);
  });

  it('refuses production, where nobody may sign in without a password', () => {
    const production = { NODE_ENV: 'production' };

    expect(problemsOf(() => parseEnv(startVariables, production))).toHaveLength(1);
    expect(problemsOf(() => parseEnv(issuerVariables, { ...issuer, ...production }))).toEqual([
      expect.stringContaining('never runs in production'),
    ]);
  });

  it('refuses an issuer that another machine could reach', () => {
    const open = { ...issuer, ISSUER_URL: 'http://login.example' };

    expect(problemsOf(() => parseEnv(issuerVariables, issuer))).toEqual([]);
    expect(problemsOf(() => parseEnv(issuerVariables, open))).toHaveLength(1);
  });
});
