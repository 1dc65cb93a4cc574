import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import type { PhoneReadPurpose } from './phone-read-audit.entity';

export const PhoneReadPurposeEnum = {
  GRAPH: 'graph',
  DOCX: 'docx',
  XLSX: 'xlsx',
  TXT: 'txt',
  CSV: 'csv',
} as const satisfies Record<string, PhoneReadPurpose>;
registerEnumType(PhoneReadPurposeEnum, {
  name: 'PhoneReadPurpose',
  description: 'GRAPH: shown on a page. The others: went into an exported file.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'Somebody was shown the full numbers of a unit’s contacts (R000.81).',
})
export class PhoneRead {
  @Field(() => ID)
  id!: string;

  personId!: string;
  unitId!: string;

  @Field(() => GraphQLISODateTime)
  readAt!: Date;

  @Field(() => PhoneReadPurposeEnum)
  purpose!: PhoneReadPurpose;

  @Field(() => PersonNode, { nullable: true })
  person?: PersonNode | null;

  @Field(() => UnitNode, { nullable: true })
  unit?: UnitNode | null;
}

@ObjectType({ simpleResolvers: true })
export class PhoneReadPage {
  @Field(() => [PhoneRead])
  items!: PhoneRead[];

  @Field(() => String, {
    nullable: true,
    description: 'Give it as `after`; null on the last page.',
  })
  next!: string | null;
}
