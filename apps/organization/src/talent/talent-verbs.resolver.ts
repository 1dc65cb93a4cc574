import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { EndReserve } from './end-reserve';
import type { EndTalentEntry } from './end-talent-entry';
import type { EnterTalent } from './enter-talent';
import type { NameReserveCadre } from './name-reserve-cadre';
import type { OpenTalentList } from './open-talent-list';
import type { RecordCare } from './record-care';
import type { RecordSecretarySelection } from './record-secretary-selection';
import type { RecordSecretaryTraining } from './record-secretary-training';
import * as inputs from './talent.inputs';
import {
  CareRecordNode,
  ReserveCadreNode,
  SecretarySelectionNode,
  SecretaryTrainingNode,
  TalentEntryNode,
  TalentListNode,
} from './talent.types';

type Context = RequestContext<Loaders>;

export interface TalentVerbs {
  readonly open: OpenTalentList;
  readonly enter: EnterTalent;
  readonly endEntry: EndTalentEntry;
  readonly name: NameReserveCadre;
  readonly endReserve: EndReserve;
  readonly selection: RecordSecretarySelection;
  readonly training: RecordSecretaryTraining;
  readonly care: RecordCare;
}

@Resolver()
export class TalentVerbsResolver {
  constructor(private readonly verbs: TalentVerbs) {}

  @Can('talent:record')
  @Mutation(() => TalentListNode)
  openTalentList(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.OpenTalentListInput,
  ): Promise<TalentListNode> {
    return this.verbs.open.execute(actor, input);
  }

  @Can('talent:record')
  @Mutation(() => TalentEntryNode)
  enterTalent(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.EnterTalentInput,
  ): Promise<TalentEntryNode> {
    return this.verbs.enter.execute(actor, input);
  }

  @Can('talent:record')
  @Mutation(() => TalentEntryNode)
  endTalentEntry(
    @Ctx() { actor }: Context,
    @Arg('input') { entryId, on }: inputs.EndTalentEntryInput,
  ): Promise<TalentEntryNode> {
    return this.verbs.endEntry.execute(actor, entryId, on);
  }

  @Can('talent:record')
  @Mutation(() => ReserveCadreNode)
  nameReserveCadre(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.NameReserveCadreInput,
  ): Promise<ReserveCadreNode> {
    return this.verbs.name.execute(actor, input);
  }

  @Can('talent:record')
  @Mutation(() => ReserveCadreNode)
  endReserve(
    @Ctx() { actor }: Context,
    @Arg('input') { reserveId, on }: inputs.EndReserveInput,
  ): Promise<ReserveCadreNode> {
    return this.verbs.endReserve.execute(actor, reserveId, on);
  }

  @Can('talent:record')
  @Mutation(() => SecretarySelectionNode)
  recordSecretarySelection(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.RecordSecretarySelectionInput,
  ): Promise<SecretarySelectionNode> {
    return this.verbs.selection.execute(actor, input);
  }

  @Can('talent:record')
  @Mutation(() => SecretaryTrainingNode)
  recordSecretaryTraining(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.RecordSecretaryTrainingInput,
  ): Promise<SecretaryTrainingNode> {
    return this.verbs.training.execute(actor, input);
  }

  @Can('talent:record')
  @Mutation(() => CareRecordNode)
  recordCare(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.RecordCareInput,
  ): Promise<CareRecordNode> {
    return this.verbs.care.execute(actor, input);
  }
}
