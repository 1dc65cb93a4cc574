import { Length, Matches } from 'class-validator';
import { textLimits } from '@huiyin/graphql-server';

// Something to read, and no NUL, which PostgreSQL cannot store in a text.
const readable = /^(?=[^]*\S)[^\0]*$/;

/** Words of a person: not empty, not only white space, at most `longest` characters. */
export function SomeText(longest: number = textLimits.paragraph): PropertyDecorator {
  const message = `write 1 to ${longest} characters that can be read`;
  return (target, property) => {
    Length(1, longest, { message })(target, property as string);
    Matches(readable, { message })(target, property as string);
  };
}
