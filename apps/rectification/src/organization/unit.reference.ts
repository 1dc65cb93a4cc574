import type { UnitStub } from './organization.types';

/** Any id: the unit itself is organization's, and the problems below scope their own rows. */
export async function resolveUnit({ id }: { id: string }): Promise<UnitStub> {
  return { id };
}
