import { toCloudEvent } from '@huiyin/contracts';
import { StepTaken } from '../test/walks';
import { EventUnreadable } from './events.errors';
import { readPayload } from './reaction';

const payload = {
  walkId: '7c2a3f0e-58d4-4b59-8a3e-2f0f6f1c9d11',
  bureauId: '0b1f6c1e-6f0e-4b53-9a51-3f6f3f1d2c77',
  step: 1,
};
const event = toCloudEvent(StepTaken, payload, { id: payload.walkId, time: new Date(0) });

describe('reading an event', () => {
  it('passes over fields a consumer does not know yet', () => {
    expect(readPayload(StepTaken, { ...event, data: { ...payload, mood: 'good' } })).toMatchObject(
      payload,
    );
  });

  it('refuses what it knows and finds broken, naming the field', () => {
    const broken = { ...event, data: { ...payload, step: -1, mood: 'bad' } };

    expect(() => readPayload(StepTaken, broken)).toThrow(EventUnreadable);
    expect(() => readPayload(StepTaken, broken)).toThrow('step');
  });
});
