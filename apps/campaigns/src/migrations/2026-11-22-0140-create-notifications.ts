import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, tenantPolicy } from '@huiyin/persistence';

const tables = ['notification_channel', 'notification'];

export class CreateNotifications1795309800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_channel (
        id uuid NOT NULL CONSTRAINT notification_channel_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT notification_channel_kind_known CHECK (kind IN ('webhook', 'mailbox')),
        audiences text[] NOT NULL CONSTRAINT notification_channel_audiences_known
          CHECK (audiences <@ ARRAY['unit', 'supervision', 'office'] AND cardinality(audiences) > 0),
        unit_id uuid NULL,
        group_id uuid NULL,
        address text NULL,
        sealed_secret text NULL,
        state text NOT NULL CONSTRAINT notification_channel_state_known CHECK (state IN ('ACTIVE', 'PAUSED', 'REMOVED')),
        paused_because text NULL,
        CONSTRAINT notification_channel_of_bureau UNIQUE (bureau_id, id),
        CONSTRAINT notification_channel_removed_is_forgotten
          CHECK ((state = 'REMOVED') = (address IS NULL) AND (state <> 'REMOVED' OR sealed_secret IS NULL)),
        CONSTRAINT notification_channel_webhook_is_signed
          CHECK (state = 'REMOVED' OR (kind = 'webhook') = (sealed_secret IS NOT NULL)),
        CONSTRAINT notification_channel_paused_says_why CHECK (state <> 'PAUSED' OR paused_because IS NOT NULL)
      );
      -- The same address twice for the same scope would tell everything twice.
      CREATE UNIQUE INDEX notification_channel_once ON notification_channel (bureau_id, kind, address, unit_id, group_id)
        NULLS NOT DISTINCT WHERE state <> 'REMOVED';
      CREATE TABLE notification (
        id uuid NOT NULL CONSTRAINT notification_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        channel_id uuid NOT NULL,
        subject text NOT NULL,
        body jsonb NOT NULL,
        state text NOT NULL CONSTRAINT notification_state_known CHECK (state IN ('PENDING', 'DELIVERED', 'GIVEN_UP')),
        attempts integer NOT NULL,
        next_attempt_at timestamptz NULL,
        last_failure text NULL,
        settled_at timestamptz NULL,
        CONSTRAINT notification_once_per_channel UNIQUE (channel_id, subject),
        CONSTRAINT notification_pending_has_time CHECK ((state = 'PENDING') = (next_attempt_at IS NOT NULL)),
        CONSTRAINT notification_settled_has_time CHECK ((state = 'PENDING') = (settled_at IS NULL)),
        CONSTRAINT notification_channel_fk FOREIGN KEY (bureau_id, channel_id) REFERENCES notification_channel (bureau_id, id)
      );
      CREATE INDEX notification_due ON notification (next_attempt_at, bureau_id) WHERE state = 'PENDING';
      CREATE INDEX notification_undelivered ON notification (bureau_id, state, next_attempt_at) WHERE state <> 'DELIVERED';
      ${tables.map(tenantPolicy).join('')}
      ${grantTables('public', 'campaigns_app')}
      -- Whose messages are due is asked before any tenant is known. It gives back ids of bureaus and nothing else.
      CREATE POLICY notification_due_lookup ON notification FOR SELECT TO CURRENT_USER USING (true);
      CREATE FUNCTION bureaus_with_notifications_due(at timestamptz) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT DISTINCT bureau_id FROM notification WHERE state = 'PENDING' AND next_attempt_at <= at LIMIT 1000 $$;
      REVOKE ALL ON FUNCTION bureaus_with_notifications_due(timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION bureaus_with_notifications_due(timestamptz) TO campaigns_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION bureaus_with_notifications_due(timestamptz);
      DROP TABLE notification, notification_channel;`);
  }
}
