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

  /** How many people were added; null when the first accounts are missing. */
  async execute(): Promise<number | null> {
    const story = await new PeopleStoryBureau(this.unitOfWork, this.clock).execute();
    if (story === null) return null;
    const others = new FoundBureau(this.unitOfWork, this.clock);
    let people = story.people;
    for (const [at, plan] of demoBureaus().entries())
      people += await others.execute({
        ...plan,
        cityId: story.cityId,
        seed: demoSeed,
        firstName: namesApart.first + at * namesApart.each,
        firstPhone: phonesApart.first + at * phonesApart.each,
      });
    return people;
  }
}
