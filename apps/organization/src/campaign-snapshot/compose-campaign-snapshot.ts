import type { ScopedReads } from '@huiyin/persistence';
import type { StructureChanges } from '../unit/structure-changes';
import { CampaignSnapshotQueries } from './campaign-snapshot.queries';
import { CampaignSnapshotResolver } from './campaign-snapshot.resolver';
import { DecideParticipation, WithdrawParticipation } from './decide-participation';
import { ParticipationQueries } from './participation.queries';

/** The room's part of the object graph. */
export function composeCampaignSnapshot(reads: ScopedReads, changes: StructureChanges) {
  return new CampaignSnapshotResolver(
    new CampaignSnapshotQueries(reads),
    new ParticipationQueries(reads),
    new DecideParticipation(changes),
    new WithdrawParticipation(changes),
  );
}
