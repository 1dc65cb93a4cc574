import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RosterSentence, IssueSeverityEnum } from '../roster-import/roster-issue.types';
import { rowDecisions } from './correct-row';
import { tableFields, tableKinds } from './table-columns.rules';

const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [K in T]: K };

export const FileImportStateEnum = enumOf([
  'UPLOADED',
  'ISSUES_LISTED',
  'PREVIEWED',
  'COMMITTING',
  'COMMITTED',
  'DISCARDED',
  'FAILED',
]);
registerEnumType(FileImportStateEnum, {
  name: 'FileImportState',
  description:
    'UPLOADED: being read. ISSUES_LISTED: has errors. PREVIEWED: can be committed. COMMITTING: being taken over. FAILED: could not be read, nothing of it is kept.',
});
export const FileImportKindEnum = enumOf([
  'ROSTER',
  'NAMES',
  'TABLE',
  'UNITS',
  'PEOPLE',
  'CONTACTS',
]);
registerEnumType(FileImportKindEnum, {
  name: 'FileImportKind',
  description: 'What a file is about. TABLE: nobody has said yet; see `mapImportColumns`.',
});
export const FileFormatEnum = enumOf(['TEXT', 'DOCX', 'XLSX', 'CSV']);
registerEnumType(FileFormatEnum, { name: 'FileFormat' });
export const TableFieldEnum = enumOf(tableFields);
registerEnumType(TableFieldEnum, { name: 'TableField', description: 'What a column holds.' });
export const TableKindEnum = enumOf(tableKinds);
registerEnumType(TableKindEnum, { name: 'TableKind' });
export const RowDecisionEnum = enumOf(rowDecisions);
registerEnumType(RowDecisionEnum, {
  name: 'RowDecision',
  description: 'Who a row means whose name stands at its unit more than once.',
});
export const TableDifferenceCodeEnum = enumOf([
  'UNIT_ADDED',
  'ALIAS_ADDED',
  'PERSON_ADDED',
  'POST_ADDED',
  'TITLE_CHANGED',
  'CONTACT_ADDED',
  'PHONES_CHANGED',
]);
registerEnumType(TableDifferenceCodeEnum, { name: 'TableDifferenceCode' });

@ObjectType('ImportColumn', { simpleResolvers: true })
export class ImportColumnNode {
  @Field(() => Int, { description: 'From 0.' })
  column!: number;

  @Field()
  title!: string;

  @Field(() => TableFieldEnum, { nullable: true, description: 'Null: not taken over.' })
  field!: string | null;
}

@ObjectType('ImportProgress', { simpleResolvers: true })
export class ImportProgressNode {
  @Field(() => ID)
  id!: string;

  @Field(() => FileImportStateEnum)
  state!: string;

  @Field(() => Int)
  rowsRead!: number;

  @Field(() => Int, { nullable: true, description: 'About; null when the file does not tell.' })
  rowsExpected!: number | null;

  @Field({ description: 'Nothing is being read or taken over.' })
  isSettled!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it FAILED, as an error code.' })
  failureCode!: string | null;
}

@ObjectType('TableIssue', { simpleResolvers: true })
export class TableIssueNode {
  @Field(() => Int, { description: 'As the sheet numbers it; 0: the whole file.' })
  row!: number;

  @Field(() => Int, { nullable: true, description: 'From 0; null: the whole row.' })
  column!: number | null;

  @Field()
  code!: string;

  @Field(() => IssueSeverityEnum)
  severity!: string;

  @Field({ description: 'The cell as typed: names and numbers, for the office only.' })
  text!: string;

  @Field(() => RosterSentence)
  reason!: RosterSentence;

  @Field(() => RosterSentence)
  proposal!: RosterSentence;
}

@ObjectType('TableDifference', { simpleResolvers: true })
export class TableDifferenceNode {
  @Field(() => Int)
  row!: number;

  @Field(() => TableDifferenceCodeEnum)
  code!: string;

  @Field(() => String, { nullable: true })
  personName!: string | null;

  @Field(() => String, { nullable: true })
  unitName!: string | null;

  @Field(() => String, { nullable: true, description: 'The post or its title.' })
  post!: string | null;
}

@ObjectType('TableDifferenceCount', { simpleResolvers: true })
export class TableDifferenceCountNode {
  @Field(() => TableDifferenceCodeEnum)
  code!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType('FileImport', {
  simpleResolvers: true,
  description: 'A file on its way into the directory (R000.76), whatever kind it is.',
})
export class FileImportNode {
  @Field(() => ID)
  id!: string;

  @Field(() => FileImportKindEnum)
  kind!: string;

  @Field(() => FileFormatEnum)
  format!: string;

  @Field(() => FileImportStateEnum)
  state!: string;

  @Field()
  fileName!: string;

  @Field(() => String, { nullable: true })
  sheet!: string | null;

  @Field(() => Int, { description: 'The row with the titles; 0: none was found.' })
  headerRow!: number;

  @Field(() => [ImportColumnNode])
  columns!: ImportColumnNode[];

  @Field(() => Int)
  errors!: number;

  @Field(() => Int)
  warnings!: number;

  @Field(() => GraphQLISODateTime)
  uploadedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  settledAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How much the commit changed.' })
  changes!: number | null;

  rowsRead!: number;
  rowsExpected!: number | null;
  failureCode!: string | null;
  sourceText!: string | null;
}
