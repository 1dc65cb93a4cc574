import { ArrayMaxSize, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { RowDecision } from './correct-row';
import { RowDecisionEnum, TableFieldEnum, TableKindEnum } from './file-import.types';
import type { TableField, TableKind } from './table-columns.rules';
import { IdOf } from '../span/id-of.inputs';

const lastRow = 1_048_576;

@InputType()
export class ColumnMeaningInput {
  @Min(0, { message: 'Columns are counted from 0.' })
  @Max(63, { message: 'A table has at most 64 columns.' })
  @Field(() => Int)
  column!: number;

  @Field(() => TableFieldEnum, { nullable: true, description: 'Null: not taken over.' })
  field?: TableField | null;
}

@InputType()
export class MapImportColumnsInput {
  @IdOf('an import')
  importId!: string;

  @Field(() => TableKindEnum, { nullable: true })
  kind?: TableKind;

  @IsOptional()
  @Min(1, { message: 'Rows are counted from 1.' })
  @Max(lastRow, { message: 'There is no such row.' })
  @Field(() => Int, { nullable: true, description: 'Where the header is, if it was not found.' })
  headerRow?: number;

  @ArrayMaxSize(64, { message: 'A table has at most 64 columns.' })
  @ValidateNested({ each: true })
  @Field(() => [ColumnMeaningInput])
  columns!: ColumnMeaningInput[];
}

@InputType()
export class CellValueInput {
  @Field(() => TableFieldEnum)
  field!: TableField;

  @Matches(/^[^\0\p{Cs}]{0,500}$/u, { message: 'A cell holds at most 500 characters.' })
  @Field()
  text!: string;
}

@InputType()
export class CorrectImportRowInput {
  @IdOf('an import')
  importId!: string;

  @Min(1, { message: 'Rows are counted from 1.' })
  @Max(lastRow, { message: 'There is no such row.' })
  @Field(() => Int)
  row!: number;

  @IsOptional()
  @ArrayMaxSize(10, { message: 'A row has at most 10 fields.' })
  @ValidateNested({ each: true })
  @Field(() => [CellValueInput], { nullable: true })
  values?: CellValueInput[];

  @Field(() => Boolean, { nullable: true, description: 'Leave the row out.' })
  isSkipped?: boolean;

  @Field(() => RowDecisionEnum, { nullable: true })
  decision?: RowDecision | null;
}

@InputType()
export class CommitImportInput {
  @IdOf('an import')
  importId!: string;
}

@InputType()
export class DiscardImportInput {
  @IdOf('an import')
  importId!: string;
}
