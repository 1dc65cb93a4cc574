import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const identity = (table: string) => `
  id uuid NOT NULL CONSTRAINT ${table}_pk PRIMARY KEY,
  bureau_id uuid NOT NULL`;
const personKey = (table: string) =>
  `CONSTRAINT ${table}_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id)`;
const developmentKey = (table: string) =>
  `CONSTRAINT ${table}_development_fk FOREIGN KEY (bureau_id, development_id) REFERENCES member_development (bureau_id, id)`;

const states = `('APPLICANT', 'RECOMMENDED', 'PUBLIC_NOTICE', 'BALLOT_VOTED', 'ADMITTED', 'STOPPED')`;

// R004.19, §4.20: one running course a person; who has been admitted does not apply again.
const courses = `
  CREATE TABLE member_development (${identity('member_development')},
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    party_organisation_id uuid NULL,
    target text NOT NULL CONSTRAINT member_development_target_known
      CHECK (target IN ('front-line-backbone', 'senior-intellectual', 'other')),
    state text NOT NULL CONSTRAINT member_development_state_known CHECK (state IN ${states}),
    round integer NOT NULL CONSTRAINT member_development_round_positive CHECK (round > 0),
    applied_on date NOT NULL,
    last_step_on date NOT NULL,
    steps integer NOT NULL,
    notice_from date NULL,
    notice_to date NULL,
    open_objections integer NOT NULL CONSTRAINT member_development_objections_counted CHECK (open_objections >= 0),
    admitted_on date NULL,
    CONSTRAINT member_development_of_bureau UNIQUE (bureau_id, id),
    ${personKey('member_development')},
    CONSTRAINT member_development_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT member_development_party_organisation_fk FOREIGN KEY (bureau_id, party_organisation_id)
      REFERENCES party_organisation (bureau_id, id),
    CONSTRAINT member_development_notice_lasts CHECK (notice_to > notice_from),
    CONSTRAINT member_development_admitted_once CHECK ((state = 'ADMITTED') = (admitted_on IS NOT NULL)),
    CONSTRAINT member_development_voted_without_objection
      CHECK (state NOT IN ('BALLOT_VOTED', 'ADMITTED') OR open_objections = 0)
  );
  CREATE UNIQUE INDEX member_development_one_running ON member_development (person_id) WHERE state <> 'STOPPED';
  CREATE INDEX member_development_by_unit ON member_development (bureau_id, unit_id, state);`;

// Full-course record, recommendations and later problems: written once, kept, never rewritten.
const records = `
  CREATE TABLE member_development_step (${identity('member_development_step')},
    development_id uuid NOT NULL,
    ordinal integer NOT NULL,
    kind text NOT NULL CONSTRAINT member_development_step_kind_known CHECK (kind IN ('applied', 'recommended', 'published',
      'objected', 'objection-dismissed', 'objection-upheld', 'voted-for', 'voted-down', 'admitted', 'returned', 'stopped')),
    day date NOT NULL,
    state_after text NOT NULL CONSTRAINT member_development_step_state_known CHECK (state_after IN ${states}),
    round integer NOT NULL,
    note text NULL,
    ballot jsonb NULL CONSTRAINT member_development_step_ballot_when_voted
      CHECK ((ballot IS NOT NULL) = (kind IN ('voted-for', 'voted-down'))),
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    ${developmentKey('member_development_step')},
    CONSTRAINT member_development_step_once UNIQUE (development_id, ordinal)
  );
  CREATE TABLE member_recommendation (${identity('member_recommendation')},
    development_id uuid NOT NULL,
    person_id uuid NOT NULL,
    round integer NOT NULL,
    recommended_on date NOT NULL,
    ${developmentKey('member_recommendation')},
    ${personKey('member_recommendation')},
    CONSTRAINT member_recommendation_once UNIQUE (development_id, round, person_id)
  );
  CREATE INDEX member_recommendation_by_person ON member_recommendation (bureau_id, person_id);
  CREATE TABLE member_development_problem (${identity('member_development_problem')},
    development_id uuid NOT NULL,
    found_on date NOT NULL,
    summary text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    ${developmentKey('member_development_problem')}
  );
  CREATE INDEX member_development_problem_by_course ON member_development_problem (bureau_id, development_id);
  REVOKE UPDATE, DELETE ON member_development_step, member_development_problem FROM organization_app;
  REVOKE DELETE ON member_recommendation, member_development FROM organization_app;`;

const tables = [
  'member_development',
  'member_development_step',
  'member_recommendation',
  'member_development_problem',
];

/** Developing Party members: the course, every step of it, who recommended, what came out later (R004.19). */
export class DevelopMembers1795305624000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${courses} ${records} ${tables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${[...tables].reverse().join(', ')};`);
  }
}
