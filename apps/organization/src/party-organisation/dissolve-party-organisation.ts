import type { Tx } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { emitGrantsChanged } from '../account/grants-changed';
import { leavePosts } from '../person/leave-posts';
import { ActingAppointmentEntity } from '../post/acting-appointment.entity';
import { PostEntity } from '../post/post.entity';
import { announceSpan } from '../span/announce-span';
import { endedOn } from '../span/history.rules';
import type { StructureChanges } from '../unit/structure-changes';
import type { ChangedPartyOrganisation } from './establish-party-organisation';
import {
  kindsBelow,
  partyHistoryOf,
  partyVersionOn,
  writePartyHistory,
} from './party-history.queries';
import {
  PartyOrganisationHasOthersBelow,
  PartyOrganisationNotThatDay,
} from './party-organisation.errors';
import { serveUnits } from './serve-units';

/** A Party organisation ends on a day, with the posts in it; what stands below it must be moved or dissolved first. */
export class DissolvePartyOrganisation {
  constructor(private readonly structure: StructureChanges) {}

  execute(
    actor: Actor,
    organisationId: string,
    dissolvedOn?: string,
  ): Promise<ChangedPartyOrganisation> {
    return this.structure.run(actor, async (tx, { bureauId, today, now }) => {
      const on = dissolvedOn ?? today;
      const history = await partyHistoryOf(tx.manager, organisationId);
      partyVersionOn(history, on);
      const { validFrom } = history[0]!;
      if (validFrom >= on) throw new PartyOrganisationNotThatDay(organisationId, validFrom, null);
      const below = await kindsBelow(tx.manager, organisationId, on);
      if (below.length > 0) throw new PartyOrganisationHasOthersBelow(organisationId, below.length);
      await writePartyHistory(tx.manager, endedOn(history, on));
      await serveUnits(tx.manager, { organisationId, bureauId }, [], on);
      const people = await endPosts(tx, organisationId, { on, now });
      emitGrantsChanged(tx, bureauId, [...new Set(people)]);
      return { organisationId, day: on > today ? on : today };
    });
  }
}

/** Ends posts and acting appointments in the organisation; gives whose they were. */
async function endPosts(
  tx: Tx,
  organisationId: string,
  { on, now }: { readonly on: string; readonly now: Date },
): Promise<string[]> {
  const place = { partyOrganisationId: organisationId };
  const posts = (await tx.manager.findBy(PostEntity, place)).filter((post) => isOpen(post, on));
  await leavePosts(tx, posts, { on, reason: 'Party organisation dissolved', now });
  const found = await tx.manager.findBy(ActingAppointmentEntity, place);
  const acting = found.filter((one) => isOpen(one, on));
  for (const one of acting) {
    one.end(one.validFrom > on ? one.validFrom : on);
    await tx.save(one);
    announceSpan(tx, { ...one, role: one.kind });
  }
  return [...posts, ...acting].map(({ personId }) => personId);
}

function isOpen(
  { validTo, voidedAt }: { readonly validTo: string | null; readonly voidedAt: Date | null },
  on: string,
): boolean {
  return voidedAt === null && (validTo === null || validTo > on);
}
