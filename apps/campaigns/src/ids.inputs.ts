import { idField, type IdFieldOptions } from '@huiyin/graphql-server';

/** A field of an input that is the id of `a unit`, `a campaign` … */
export function IdOf(what: string, options: IdFieldOptions = {}): PropertyDecorator {
  return idField(`must be the id of ${what}`, options);
}
