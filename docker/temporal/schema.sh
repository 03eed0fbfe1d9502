#!/bin/sh
# Makes Temporal's two databases, or brings them up to this server's version. Safe to run at every start.
# temporal-sql-tool takes host, port, user, password and plugin from SQL_* in the environment.
set -eu
for store in temporal visibility; do
  database=temporal
  [ "$store" = visibility ] && database=temporal_visibility
  temporal-sql-tool --db "$database" create
  temporal-sql-tool --db "$database" setup-schema -v 0.0
  temporal-sql-tool --db "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$store/versioned"
done
