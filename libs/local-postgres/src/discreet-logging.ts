/**
 * What PostgreSQL writes into its own log: that it starts, stops and checkpoints, and who was refused entry; nothing of
 * what is stored or asked. An error's DETAIL quotes the failing row and its message the value it could not read (an
 * opinion, a ticket); the services log what went wrong without them. Without connection and duration lines nobody can
 * read from it when a ballot came in (quality.md S10, S14).
 */
export const discreetLogging = {
  log_min_messages: 'log', // below `error` in this list: errors of statements are the services' to log
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_duration: 'off',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_connections: '',
  log_disconnections: 'off',
  log_lock_waits: 'off',
  track_commit_timestamp: 'off',
} as const;
