#!/bin/sh
# First start of the cluster: one database, one owner and the application roles per service. No role bypasses
# row-level security; the ballot box and the closing keys have roles of their own, the box a process of its own.
set -eu
role() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$HUIYIN_DB_PASSWORD" <<-'SQL'
	CREATE ROLE :"name" LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'password';
	SQL
}
role events_reader
for service in organization campaigns evaluations rectification; do
  role "${service}_owner"
  role "${service}_app"
done
role evaluations_box
role evaluations_custody
for service in organization campaigns evaluations rectification; do
  psql -v ON_ERROR_STOP=1 -c "CREATE DATABASE huiyin_${service} OWNER ${service}_owner"
  psql -v ON_ERROR_STOP=1 -c "REVOKE ALL ON DATABASE huiyin_${service} FROM PUBLIC"
  psql -v ON_ERROR_STOP=1 -c "GRANT CONNECT ON DATABASE huiyin_${service} TO ${service}_app, events_reader"
done
psql -v ON_ERROR_STOP=1 -c "GRANT CONNECT ON DATABASE huiyin_evaluations TO evaluations_box, evaluations_custody"
