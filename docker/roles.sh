#!/bin/sh
# Runs once, when the database is made: the owner of the tables, who migrates them, and the role that FinMe works as.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v owner="$FINME_OWNER_PASSWORD" -v app="$FINME_APP_PASSWORD" -v database="$POSTGRES_DB" <<'SQL'
create role finme_owner login nosuperuser nocreatedb nocreaterole password :'owner';
create role finme_app login nosuperuser nocreatedb nocreaterole password :'app';
revoke all on database :"database" from public;
grant connect, create, temporary on database :"database" to finme_owner;
grant connect, temporary on database :"database" to finme_app;
SQL
