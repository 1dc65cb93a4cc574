import { IsOptional, IsUUID } from 'class-validator';
import { Field, ID } from 'type-graphql';

export interface IdFieldOptions {
  readonly nullable?: boolean;
  readonly description?: string;
}

/** A field of an input that is an id; what is none is refused in these words before any verb sees it. */
export function idField(message: string, options: IdFieldOptions = {}): PropertyDecorator {
  return (input, name) => {
    Field(() => ID, { ...options })(input, name);
    IsUUID('all', { message })(input, name);
    if (options.nullable) IsOptional()(input, name);
  };
}
