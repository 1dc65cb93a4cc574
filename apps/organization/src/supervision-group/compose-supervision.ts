import type { UnitOfWork } from '@huiyin/events';
import { AppointToSupervisionGroup } from './appoint-to-supervision-group';
import { AssignSupervision } from './assign-supervision';
import { DissolveSupervisionGroup } from './dissolve-supervision-group';
import { EndSupervision } from './end-supervision';
import { EndSupervisionMembership } from './end-supervision-membership';
import { EstablishSupervisionGroup } from './establish-supervision-group';
import { SupervisionVerbsResolver } from './supervision-verbs.resolver';

export function supervisionVerbs(unitOfWork: UnitOfWork): SupervisionVerbsResolver {
  return new SupervisionVerbsResolver({
    establish: new EstablishSupervisionGroup(unitOfWork),
    dissolve: new DissolveSupervisionGroup(unitOfWork),
    appoint: new AppointToSupervisionGroup(unitOfWork),
    endMembership: new EndSupervisionMembership(unitOfWork),
    assign: new AssignSupervision(unitOfWork),
    endSupervision: new EndSupervision(unitOfWork),
  });
}
