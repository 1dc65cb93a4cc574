import type { DatabaseSpec, RoleSpec } from './databases';

export const services = ['organization', 'campaigns', 'evaluations', 'rectification'] as const;
export type ServiceName = (typeof services)[number];

/**
 * Further roles of one service. The ballot box and the closing keys belong to roles of their own, so that no
 * connection of the ordinary application role can join an issued ticket with a cast sheet (product.md, "Secret appraisal").
 */
const furtherRoles: Partial<Record<ServiceName, readonly string[]>> = {
  evaluations: ['evaluations_box', 'evaluations_custody'],
};

/** May read every outbox and nothing else; the embedded transport's consumers use it. */
export const eventsReader = 'events_reader';

export const ownerOf = (service: ServiceName): string => `${service}_owner`;
export const appRoleOf = (service: ServiceName): string => `${service}_app`;

export function rolesOfService(service: ServiceName): string[] {
  return [appRoleOf(service), ...(furtherRoles[service] ?? [])];
}

export function allRoles(password: (role: string) => string): RoleSpec[] {
  const names = [
    eventsReader,
    ...services.flatMap((service) => [ownerOf(service), ...rolesOfService(service)]),
  ];
  return names.map((name) => ({ name, password: password(name) }));
}

export function serviceDatabase(service: ServiceName, name = `huiyin_${service}`): DatabaseSpec {
  return { name, owner: ownerOf(service), roles: [...rolesOfService(service), eventsReader] };
}
