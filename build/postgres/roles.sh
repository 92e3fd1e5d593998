#!/usr/bin/env bash
# Run once, when the database's container makes its cluster: the role of the hosts, which the migrate step gives its rights.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --set=password="$PIPELINE_APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'END'
CREATE ROLE pipeline_app LOGIN PASSWORD :'password';
END
