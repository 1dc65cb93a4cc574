import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { defineEvent, field } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { grantTables, tenantPolicy } from '@huiyin/persistence';
import { createEventTables, type Reaction, type UnitOfWork } from '../src';

/** The smallest service there can be: a walk takes steps, somebody else keeps count. */
export const StepTaken = defineEvent(
  'campaigns.step-taken',
  1,
  'A walk went one step further. For tests only.',
  { walkId: field.id(), bureauId: field.id(), step: field.count() },
  ({ walkId }) => walkId,
);

@Entity({ name: 'walk' })
export class Walk {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'walk_pk' })
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('integer')
  steps!: number;
}

export class CreateWalks1760000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${createEventTables('campaigns_app')}
      CREATE TABLE walk (
        id uuid NOT NULL CONSTRAINT walk_pk PRIMARY KEY, bureau_id uuid NOT NULL, steps integer NOT NULL);
      ${tenantPolicy('walk')} ${grantTables('public', 'campaigns_app')}`);
  }
  async down(): Promise<void> {}
}

export class CreateWalkViews1760000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${createEventTables('rectification_app')}
      CREATE TABLE walk_view (
        id uuid NOT NULL CONSTRAINT walk_view_pk PRIMARY KEY, bureau_id uuid NOT NULL,
        last_step integer NOT NULL, applied integer NOT NULL, out_of_order integer NOT NULL);
      ${tenantPolicy('walk_view')} ${grantTables('public', 'rectification_app')}`);
  }
  async down(): Promise<void> {}
}

export interface WalkView {
  readonly id: string;
  readonly last_step: number;
  readonly applied: number;
  readonly out_of_order: number;
}

/** Counts every application and every step that did not follow the one before it. */
export const countSteps: Reaction<{ walkId: string; bureauId: string; step: number }> = {
  name: 'count-steps',
  on: StepTaken,
  react: async ({ manager }, { payload }) => {
    await manager.query(
      `INSERT INTO walk_view AS known (id, bureau_id, last_step, applied, out_of_order)
       VALUES ($1, $2, $3, 1, ($3::integer <> 1)::integer)
       ON CONFLICT ON CONSTRAINT walk_view_pk DO UPDATE SET
         last_step = EXCLUDED.last_step, applied = known.applied + 1,
         out_of_order = known.out_of_order + (EXCLUDED.last_step <> known.last_step + 1)::integer`,
      [payload.walkId, payload.bureauId, payload.step],
    );
  },
};

export async function beginWalk(unitOfWork: UnitOfWork, bureauId: string): Promise<Walk> {
  const walk = Object.assign(new Walk(), { id: newId(), bureauId, steps: 0 });
  await unitOfWork.run({ bureauId }, (tx) => tx.save(walk));
  return walk;
}

/** One verb: lock, change, save, emit. `before` and `after` are what else its transaction does. */
export function takeStep(
  unitOfWork: UnitOfWork,
  { id, bureauId }: Walk,
  around: { before?: () => Promise<unknown>; after?: () => Promise<unknown> } = {},
): Promise<void> {
  return unitOfWork.run({ bureauId }, async (tx) => {
    if (around.before) {
      await tx.manager.query('SELECT pg_current_xact_id()');
      await around.before();
    }
    const walk = await tx.lock(Walk, id);
    if (!walk) throw new Error('cannot happen: no such walk');
    walk.steps += 1;
    await tx.save(walk);
    tx.emit(StepTaken.of({ walkId: id, bureauId, step: walk.steps }));
    await around.after?.();
  });
}
