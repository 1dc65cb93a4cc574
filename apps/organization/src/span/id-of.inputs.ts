import { idField, type IdFieldOptions } from '@huiyin/graphql-server';

/** A field of an input that is the id of `a unit`, `a person` … */
export function IdOf(what: string, options: IdFieldOptions = {}): PropertyDecorator {
  return (input, name) => idField(`${String(name)} is the id of ${what}.`, options)(input, name);
}
