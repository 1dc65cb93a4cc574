import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { lockPerson } from '../person/lock-person';
import { SecretaryTrainingEntity } from './secretary-training.entity';
import type { TrainingForm } from './talent.rules';

export interface Training {
  readonly personId: string;
  readonly form: TrainingForm;
  readonly topic: string;
  readonly on: string;
  readonly halfDays: number;
}

/** Records a training of a secretary (R004.13). The same one again: the one there is. */
export class RecordSecretaryTraining {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { personId, on, ...training }: Training): Promise<SecretaryTrainingEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      // Locked: two who record the same training wait for each other here.
      const { bureauId } = await lockPerson(tx, personId);
      const { form, topic } = training;
      const same = { personId, form, topic, beganOn: on };
      const known = await tx.manager.findOneBy(SecretaryTrainingEntity, same);
      if (known) return known;
      const recorded = { recordedBy: actor.personId ?? personId, recordedAt: this.clock.now() };
      const row = { id: newId(), bureauId, ...same, halfDays: training.halfDays, ...recorded };
      await tx.manager.insert(SecretaryTrainingEntity, row);
      return tx.manager.create(SecretaryTrainingEntity, row);
    });
  }
}
