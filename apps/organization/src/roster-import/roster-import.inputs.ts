import { Matches, MaxLength, MinLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { IdOf } from '../span/id-of.inputs';

// NUL and halves of characters are no text: PostgreSQL stores neither.
const plainText = /^[^\0\p{Cs}]*$/u;
const notPlain =
  'The file is not plain text: save the roster in Word as plain text (UTF-8 or GB18030).';
const empty = 'The roster is empty.';
const tooLong = `A roster has at most ${textLimits.document} characters.`;

@InputType()
export class UploadRosterInput {
  @Matches(plainText, { message: notPlain })
  @MinLength(1, { message: empty })
  @MaxLength(textLimits.document, { message: tooLong })
  @Field({ description: 'The annex as plain text: the Word table, flattened (R000.76).' })
  text!: string;

  @Matches(/^[^\p{Cc}\p{Cs}]{1,200}$/u, {
    message: 'A file name has 1 to 200 printable characters.',
  })
  @Field()
  fileName!: string;
}

@InputType()
export class CorrectRosterInput {
  @IdOf('a roster import')
  importId!: string;

  @Matches(plainText, { message: notPlain })
  @MinLength(1, { message: empty })
  @MaxLength(textLimits.document, { message: tooLong })
  @Field()
  text!: string;
}

@InputType()
export class CommitRosterInput {
  @IdOf('a roster import')
  importId!: string;
}

@InputType()
export class DiscardRosterInput {
  @IdOf('a roster import')
  importId!: string;
}
