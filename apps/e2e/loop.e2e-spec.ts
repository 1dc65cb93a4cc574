import { describeWithKafka } from '@huiyin/kafka-tool';
import { appraisesInSecret } from './src/chapters/appraise.chapter';
import { preparesTheCampaign } from './src/chapters/prepare.chapter';
import { rectifiesAndAnswers } from './src/chapters/rectify.chapter';
import { measuresAgainAndEnds } from './src/chapters/remeasure.chapter';
import { GraphClient } from './src/graph-client';
import { RunningCopy } from './src/running-copy';
import type { Story } from './src/story';

/** product.md §2, from nothing to the re-measurement; each step stands on the one before. */
function theLoop(transport: 'embedded' | 'kafka'): void {
  const story = {
    staff: [],
    tickets: [],
    items: { appraisal: '', opinion: '' },
  } as unknown as Story;

  beforeAll(async () => {
    story.copy = await RunningCopy.start({ transport });
    story.graph = new GraphClient(story.copy.run.urls);
  }, 180_000);
  afterAll(() => story.copy?.stop());

  preparesTheCampaign(story);
  appraisesInSecret(story);
  rectifiesAndAnswers(story);
  measuresAgainAndEnds(story);
}

describe('the loop over the embedded transport', () => theLoop('embedded'));
describeWithKafka('the loop over Kafka', () => theLoop('kafka'));
