import { z } from 'zod';
import { InvalidEnvironment, parseEnv } from './read-env';
import { serviceVariables, transportIsComplete, transportSettings } from './service-env';

const schema = z.object(serviceVariables).superRefine(transportIsComplete);
const good = { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', ACTOR_KEY: 'k'.repeat(32) };

describe('the environment of a service', () => {
  it('is read with its defaults', () => {
    expect(parseEnv(schema, good)).toMatchObject({
      PORT: 0,
      HUIYIN_TRANSPORT: 'embedded',
      LOG_LEVEL: 'info',
    });
  });

  it('names every problem at once', () => {
    const wrong = () =>
      parseEnv(schema, { PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' });
    expect(wrong).toThrow(InvalidEnvironment);
    expect(wrong).toThrow(/PORT[^]*LOG_LEVEL[^]*DATABASE_URL[^]*ACTOR_KEY/);
  });

  it('wants brokers for kafka', () => {
    expect(() => parseEnv(schema, { ...good, HUIYIN_TRANSPORT: 'kafka' })).toThrow(/KAFKA_BROKERS/);
  });

  it('reads one outbox per producing service for the embedded transport', () => {
    const env = parseEnv(schema, {
      ...good,
      EVENT_SOURCES: 'campaigns=postgres://r:p=1@h:1/c; organization=postgres://h/o',
    });
    expect(transportSettings(env)).toEqual({
      kind: 'embedded',
      sources: { campaigns: 'postgres://r:p=1@h:1/c', organization: 'postgres://h/o' },
    });
    expect(() => parseEnv(schema, { ...good, EVENT_SOURCES: 'campaigns:nowhere' })).toThrow(
      /EVENT_SOURCES/,
    );
  });

  it('takes an empty variable for an absent one', () => {
    expect(parseEnv(schema, { ...good, PORT: '' }).PORT).toBe(0);
  });
});
