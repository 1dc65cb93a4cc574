import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import { demoBureaus, demoSeed } from './city-plan.rules';
import { FoundBureau } from './found-bureau';
import { PeopleStoryBureau } from './people-story-bureau';

// Names and placeholder numbers of the other bureaus begin where nobody of the story's gets to.
const namesApart = { first: 7_600, each: 2_600 };
const phonesApart = { first: 2_000, each: 100 };

/** The people of the demo city: 12 000 staff in three bureaus. Each bureau once, however often it is asked. */
export class PeopleDemoCity {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** How many people were added; null when the first accounts are missing. Side by side: a bureau waits for no other. */
  async execute(): Promise<number | null> {
    const story = new PeopleStoryBureau(this.unitOfWork, this.clock);
    const first = await story.find();
    if (first === null) return null;
    const others = new FoundBureau(this.unitOfWork, this.clock);
    const found = demoBureaus().map((plan, at) =>
      others.execute({
        ...plan,
        cityId: first.cityId,
        seed: demoSeed,
        firstName: namesApart.first + at * namesApart.each,
        firstPhone: phonesApart.first + at * phonesApart.each,
      }),
    );
    const people = await Promise.all([story.execute(first), ...found]);
    return people.reduce((sum, count) => sum + count, 0);
  }
}
