import { noTenant, type ScopedReads } from '@huiyin/persistence';
import type { CampaignFrame, CampaignFrames } from './campaign-frame.queries';

/** What a job goes through that nobody asked for: the campaigns that still run, of every bureau. */
export class OpenCampaigns {
  constructor(
    private readonly reads: ScopedReads,
    private readonly frames: CampaignFrames,
  ) {}

  /** One bureau after the other, each read in its own scope. */
  async *ofAllBureaus(): AsyncGenerator<CampaignFrame, void, undefined> {
    const bureaus = await this.reads.rows<{ id: string }>(
      noTenant,
      'SELECT id FROM bureaus_with_open_campaigns() AS id',
    );
    for (const { id: bureauId } of bureaus)
      yield* await this.frames.open(
        (sql, params) => this.reads.rows({ bureauId }, sql, params),
        bureauId,
      );
  }
}
