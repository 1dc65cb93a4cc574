import { DomainError } from '@huiyin/kernel';

/** Also said of another unit's: "not yours" and "not there" look alike. */
export class PlanActionNotFound extends DomainError {
  readonly code = 'PLAN_ACTION_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such optional action of this unit.');
  }
}

export class PlanActionPrescribed extends DomainError {
  readonly code = 'PLAN_ACTION_PRESCRIBED';
  readonly kind = 'forbidden';
  constructor(key: string) {
    super(
      `"${key}" is a prescribed action (规定动作): it is not dropped. Ask the office for an extension or a waiver.`,
      { key },
    );
  }
}

/** Every revision of a campaign keeps its whole plan: what units add to it has to stay a plan. */
export class PlanFull extends DomainError {
  readonly code = 'PLAN_FULL';
  readonly kind = 'conflict';
  constructor(most: number) {
    super(`A unit adds at most ${most} actions to its plan, dropped ones included.`, { most });
  }
}

export class PlanLinkUnknown extends DomainError {
  readonly code = 'PLAN_LINK_UNKNOWN';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super(`The campaign has no such link; it has: ${known.join(', ')}.`, { known });
  }
}

/** The unit does not take part here, or the campaign is not one the viewer may see. */
export class UnitPlanNotFound extends DomainError {
  readonly code = 'UNIT_PLAN_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no plan of such a unit in such a campaign.');
  }
}
