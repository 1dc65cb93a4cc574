import type { PeopleParts } from '../person/compose-people';
import { EndReserve } from './end-reserve';
import { EndTalentEntry } from './end-talent-entry';
import { EnterTalent } from './enter-talent';
import { NameReserveCadre } from './name-reserve-cadre';
import { OpenTalentList } from './open-talent-list';
import { RecordCare } from './record-care';
import { RecordSecretarySelection } from './record-secretary-selection';
import { RecordSecretaryTraining } from './record-secretary-training';
import {
  ReserveCadreResolver,
  SecretaryResolver,
  TalentEntryResolver,
} from './talent-people.resolver';
import { TalentVerbsResolver } from './talent-verbs.resolver';
import { TalentQueries } from './talent.queries';
import { TalentResolver } from './talent.resolver';

/** The room's part of the object graph. */
export function composeTalent({ reads, unitOfWork, clock, days }: PeopleParts) {
  const talent = new TalentQueries(reads, days);
  const verbs = {
    open: new OpenTalentList(unitOfWork),
    enter: new EnterTalent(unitOfWork),
    endEntry: new EndTalentEntry(unitOfWork),
    name: new NameReserveCadre(unitOfWork),
    endReserve: new EndReserve(unitOfWork),
    selection: new RecordSecretarySelection(unitOfWork, clock),
    training: new RecordSecretaryTraining(unitOfWork, clock),
    care: new RecordCare(unitOfWork, clock),
  };
  return {
    loaderSources: { talent },
    resolvers: [
      new TalentResolver(talent),
      new TalentVerbsResolver(verbs),
      new TalentEntryResolver(),
      new ReserveCadreResolver(),
      new SecretaryResolver(),
    ],
  };
}
