import { type AuthCheckerFn, Authorized, Directive, Extensions } from 'type-graphql';
import { DomainError } from '@huiyin/kernel';
import type { Permission } from '@huiyin/identity';
import { auditDenial } from './audit';
import type { RequestContext } from './request-context';

export class Unauthenticated extends DomainError {
  readonly code = 'UNAUTHENTICATED';
  readonly kind = 'forbidden';
  constructor() {
    super('Please sign in: this operation needs a bearer token.');
  }
}

export class Forbidden extends DomainError {
  readonly code = 'FORBIDDEN';
  readonly kind = 'forbidden';
  constructor(permission: string) {
    super('Your roles do not include this operation.', { permission });
  }
}

type FieldDecorator = MethodDecorator & PropertyDecorator;

/** Who may ever call this field: stands beside it, is checked before it, and is listed in the schema's access table. */
export function Can(permission: Permission): FieldDecorator {
  return ((target: object, key: string, descriptor: PropertyDescriptor) => {
    Extensions({ permission })(target, key, descriptor);
    Authorized(permission)(target, key, descriptor);
  }) as FieldDecorator;
}

/** For everybody, signed in or not. Said on purpose: a root field with neither decorator keeps the service from starting. */
export function Public(): FieldDecorator {
  return Extensions({ permission: 'public' }) as FieldDecorator;
}

/**
 * Public, and for nobody in particular: the gateway refuses such a field when anything comes with it that tells who asks,
 * whether or not the client promised anonymity, and keeps nothing about it.
 */
export function AnonymousOnly(): FieldDecorator {
  return ((target: object, key: string, descriptor: PropertyDescriptor) => {
    Public()(target, key, descriptor);
    Directive('@tag(name: "anonymous-only")')(target, key, descriptor);
  }) as FieldDecorator;
}

export const checkPermission: AuthCheckerFn<RequestContext, Permission> = (
  { context, info },
  permissions,
) => {
  for (const permission of permissions) {
    if (context.actor.can(permission)) continue;
    auditDenial(context, `${info.parentType.name}.${info.fieldName}`, 'FORBIDDEN');
    throw context.actor.kind === 'anonymous' ? new Unauthenticated() : new Forbidden(permission);
  }
  return true;
};
