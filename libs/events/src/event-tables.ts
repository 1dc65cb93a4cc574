/**
 * The tables of the outbox, the inbox and the consumer, for a service's first migration.
 * `position` is given by the relay, one relay at a time, so that "position > last" never skips a row; `seq` alone
 * would (sequence numbers commit out of order). See docs/adr/0002. `relay_mark` holds the last position given, so that
 * positions never start again when old rows are cleared away.
 */
export function createEventTables(appRole: string, readerRole = 'events_reader'): string {
  return `
    CREATE SCHEMA events;
    CREATE TABLE events.outbox_message (
      id uuid NOT NULL CONSTRAINT outbox_message_pk PRIMARY KEY,
      seq bigint GENERATED ALWAYS AS IDENTITY,
      position bigint NULL CONSTRAINT outbox_message_position_unique UNIQUE,
      topic text NOT NULL,
      partition_key text NOT NULL,
      event jsonb NOT NULL,
      published_at timestamptz NULL
    );
    CREATE INDEX outbox_message_unpublished ON events.outbox_message (seq) WHERE position IS NULL;
    CREATE TABLE events.relay_mark (
      is_only boolean NOT NULL DEFAULT true CONSTRAINT relay_mark_pk PRIMARY KEY
        CONSTRAINT relay_mark_is_one_row CHECK (is_only),
      position bigint NOT NULL
    );
    INSERT INTO events.relay_mark (position) VALUES (0);
    CREATE TABLE events.inbox_message (
      reaction text NOT NULL,
      event_id uuid NOT NULL,
      outcome text NOT NULL CONSTRAINT inbox_message_outcome_known CHECK (outcome IN ('done', 'dead')),
      CONSTRAINT inbox_message_pk PRIMARY KEY (reaction, event_id)
    );
    CREATE TABLE events.consumer_offset (
      consumer text NOT NULL,
      source text NOT NULL,
      position bigint NOT NULL,
      CONSTRAINT consumer_offset_pk PRIMARY KEY (consumer, source)
    );
    CREATE TABLE events.dead_letter (
      reaction text NOT NULL,
      event_id uuid NOT NULL,
      event jsonb NOT NULL,
      reason text NOT NULL,
      attempts integer NOT NULL,
      died_at timestamptz NOT NULL,
      CONSTRAINT dead_letter_pk PRIMARY KEY (reaction, event_id)
    );
    GRANT USAGE ON SCHEMA events TO ${appRole}, ${readerRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA events TO ${appRole};
    REVOKE INSERT, DELETE ON events.relay_mark FROM ${appRole};
    GRANT SELECT ON events.outbox_message, events.relay_mark TO ${readerRole};`;
}

export const dropEventTables = 'DROP SCHEMA events CASCADE;';
