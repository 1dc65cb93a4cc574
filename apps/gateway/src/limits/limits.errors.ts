import { Refusal } from '../http/refusal.errors';

export type LimitName =
  | 'tokens'
  | 'depth'
  | 'cost'
  | 'aliases'
  | 'directives'
  | 'rootFields'
  | 'fieldsPerSelection'
  | 'nameLength'
  | 'operations';

/** The operation is larger than anything our clients send. */
export class OperationTooLarge extends Refusal {
  readonly code = 'OPERATION_TOO_LARGE';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor(limit: LimitName, allowed: number) {
    super(`This operation exceeds the limit of ${allowed} for ${limit}.`, { limit, allowed });
  }
}

/** The graph has none; said before the planner finds out, which would call it our fault. */
export class SubscriptionsNotOffered extends Refusal {
  readonly code = 'SUBSCRIPTIONS_NOT_OFFERED';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor() {
    super('This graph offers no subscriptions.');
  }
}

export class FragmentCycle extends Refusal {
  readonly code = 'FRAGMENT_CYCLE';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor() {
    super('A fragment of this operation contains itself.');
  }
}

export class ReservedAlias extends Refusal {
  readonly code = 'RESERVED_ALIAS';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor() {
    super('An alias must not begin with two underscores.');
  }
}

export class SyntaxRefused extends Refusal {
  readonly code = 'GRAPHQL_PARSE_FAILED';
  readonly kind = 'invalid';
  readonly status = 400;
}

export class BatchRefused extends Refusal {
  readonly code = 'BATCH_REFUSED';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor() {
    super('One request carries one operation: send an object, not a list.');
  }
}
