export { Actor, type ActorClaims, type Grant, type UnitScope } from './actor';
export { actorHeader, ActorSigner, ActorVerifier } from './actor-token';
export { type Permission, permissionRoles, type Role, roles, rolesOf } from './permissions';
