import { Actor } from '@huiyin/identity';
import { ActorCache } from './actor-cache';
import { DirectoryUnavailable } from './actors.errors';

const person = (personId: string) => new Actor({ kind: 'person', personId, grants: [] });

describe('the cache of actors', () => {
  let now = 0;
  let asked: string[] = [];
  let answer: (subject: string) => Promise<Actor> = (subject) =>
    Promise.resolve(person(`${subject}-person`));
  const cache = () =>
    new ActorCache(
      (subject) => {
        asked.push(subject);
        return answer(subject);
      },
      { now: () => new Date(now) },
    );
  beforeEach(() => {
    asked = [];
    answer = (subject) => Promise.resolve(person(`${subject}-person`));
  });

  it('asks again after thirty seconds', async () => {
    const actors = cache();
    await actors.actorOf('a');
    now += 29_999;
    await actors.actorOf('a');
    expect(asked).toEqual(['a']);
    now += 1;
    await actors.actorOf('a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('forgets one person without forgetting the others', async () => {
    const actors = cache();
    await Promise.all([actors.actorOf('a'), actors.actorOf('b')]);
    actors.forget(['a-person']);
    await Promise.all([actors.actorOf('a'), actors.actorOf('b')]);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('does not keep an answer that was under way when a change was announced, nor let others wait for it', async () => {
    const actors = cache();
    let arrive: (actor: Actor) => void = () => undefined;
    answer = () => new Promise((resolve) => (arrive = resolve));
    const old = actors.actorOf('a');
    actors.forget(['a-person']);
    answer = () => Promise.resolve(person('new'));
    expect((await actors.actorOf('a')).personId).toBe('new');
    arrive(person('old'));
    expect((await old).personId).toBe('old');
    expect((await actors.actorOf('a')).personId).toBe('new');
    expect(asked).toEqual(['a', 'a']);
  });

  it('goes on with what it knows for ten minutes while the directory is away', async () => {
    const actors = cache();
    const known = await actors.actorOf('a');
    answer = () => Promise.reject(new DirectoryUnavailable());
    now += 599_999;
    expect(await actors.actorOf('a')).toBe(known);
    await expect(actors.actorOf('b')).rejects.toThrow(DirectoryUnavailable);
    now += 1;
    await expect(actors.actorOf('a')).rejects.toThrow(DirectoryUnavailable);
  });
});
