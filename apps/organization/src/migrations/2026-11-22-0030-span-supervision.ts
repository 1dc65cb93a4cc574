import type { MigrationInterface, QueryRunner } from 'typeorm';

const days = 'daterange(valid_from, valid_to) WITH &&';

/*
 * R000.77 held at any day, not only today: one leader, one ★, a person once in a group, a unit in one group.
 * The partial unique indexes knew only "still open"; a hand-over planned for next month needs spans.
 */
const supervision = `
  -- Groups known before this day are as old as anybody can ask for.
  ALTER TABLE supervision_group ADD valid_from date NOT NULL DEFAULT '2000-01-01', ADD valid_to date NULL;
  ALTER TABLE supervision_group ALTER valid_from DROP DEFAULT,
    ADD CONSTRAINT supervision_group_ends_after_it_began CHECK (valid_to >= valid_from),
    DROP CONSTRAINT supervision_group_number_unique,
    ADD CONSTRAINT supervision_group_number_once EXCLUDE USING gist (bureau_id WITH =, number WITH =, ${days});

  DROP INDEX supervision_group_one_leader, supervision_group_one_liaison, supervision_group_person_once,
    supervision_membership_by_person, supervision_assignment_one_group, supervision_assignment_by_group;
  ALTER TABLE supervision_membership
    ADD CONSTRAINT supervision_membership_ends_after_it_began CHECK (valid_to >= valid_from),
    ADD CONSTRAINT supervision_group_one_leader EXCLUDE USING gist (group_id WITH =, ${days}) WHERE (role = 'leader'),
    ADD CONSTRAINT supervision_group_one_liaison EXCLUDE USING gist (group_id WITH =, ${days}) WHERE (is_liaison),
    ADD CONSTRAINT supervision_group_person_once EXCLUDE USING gist (group_id WITH =, person_id WITH =, ${days});
  CREATE INDEX supervision_membership_by_person ON supervision_membership (bureau_id, person_id);
  CREATE INDEX supervision_membership_by_group ON supervision_membership (bureau_id, group_id);

  -- R002.4: leading bodies are supervised directly, grass-roots organisations by spot checks.
  ALTER TABLE supervision_assignment
    ADD intensity text NOT NULL DEFAULT 'direct'
      CONSTRAINT supervision_assignment_intensity_known CHECK (intensity IN ('direct', 'spot-check')),
    ADD CONSTRAINT supervision_assignment_ends_after_it_began CHECK (valid_to >= valid_from),
    ADD CONSTRAINT supervision_assignment_one_group EXCLUDE USING gist (bureau_id WITH =, unit_id WITH =, ${days});
  CREATE INDEX supervision_assignment_by_group ON supervision_assignment (bureau_id, group_id);`;

const contacts = `
  DROP INDEX unit_contact_once, unit_contact_by_person;
  ALTER TABLE unit_contact
    ADD CONSTRAINT unit_contact_ends_after_it_began CHECK (valid_to >= valid_from),
    ADD CONSTRAINT unit_contact_once EXCLUDE USING gist (unit_id WITH =, person_id WITH =, ${days});
  CREATE INDEX unit_contact_by_unit ON unit_contact (bureau_id, unit_id);
  CREATE INDEX unit_contact_by_person ON unit_contact (bureau_id, person_id);`;

const back = `
  DROP INDEX unit_contact_by_unit, unit_contact_by_person;
  ALTER TABLE unit_contact DROP CONSTRAINT unit_contact_once, DROP CONSTRAINT unit_contact_ends_after_it_began;
  CREATE UNIQUE INDEX unit_contact_once ON unit_contact (bureau_id, unit_id, person_id) WHERE valid_to IS NULL;
  CREATE INDEX unit_contact_by_person ON unit_contact (bureau_id, person_id) WHERE valid_to IS NULL;

  DROP INDEX supervision_assignment_by_group, supervision_membership_by_person, supervision_membership_by_group;
  ALTER TABLE supervision_assignment DROP CONSTRAINT supervision_assignment_one_group,
    DROP CONSTRAINT supervision_assignment_ends_after_it_began, DROP COLUMN intensity;
  ALTER TABLE supervision_membership DROP CONSTRAINT supervision_group_one_leader,
    DROP CONSTRAINT supervision_group_one_liaison, DROP CONSTRAINT supervision_group_person_once,
    DROP CONSTRAINT supervision_membership_ends_after_it_began;
  ALTER TABLE supervision_group DROP CONSTRAINT supervision_group_number_once,
    DROP CONSTRAINT supervision_group_ends_after_it_began, DROP COLUMN valid_from, DROP COLUMN valid_to,
    ADD CONSTRAINT supervision_group_number_unique UNIQUE (bureau_id, number);
  CREATE UNIQUE INDEX supervision_group_one_leader ON supervision_membership (group_id) WHERE role = 'leader' AND valid_to IS NULL;
  CREATE UNIQUE INDEX supervision_group_one_liaison ON supervision_membership (group_id) WHERE is_liaison AND valid_to IS NULL;
  CREATE UNIQUE INDEX supervision_group_person_once ON supervision_membership (group_id, person_id) WHERE valid_to IS NULL;
  CREATE INDEX supervision_membership_by_person ON supervision_membership (bureau_id, person_id) WHERE valid_to IS NULL;
  CREATE UNIQUE INDEX supervision_assignment_one_group ON supervision_assignment (bureau_id, unit_id) WHERE valid_to IS NULL;
  CREATE INDEX supervision_assignment_by_group ON supervision_assignment (bureau_id, group_id) WHERE valid_to IS NULL;`;

/** Supervision, its groups and the contacts of units over spans of days (R000.77, R002.4). */
export class SpanSupervision1795306230000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${supervision} ${contacts}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(back);
  }
}
