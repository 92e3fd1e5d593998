#!/usr/bin/env bash
# Measures: build/bench.sh [NAME…]; all benchmarks without a name. The database is as durable as a real one.
# PIPELINE_GATE_ONLY=1 leaves the rates of voting out, PIPELINE_SCREENS=100 connects that many screens: a short run.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cd "$root"
project=InnovationPipeline.Benchmarks
need_dotnet
need_node
dotnet build "tests/$project" -c Release -v q >&2

# Voting is measured at hosts that run as processes of their own.
if [[ " $* " == *" voting"* || $# = 0 ]]; then dotnet build src/InnovationPipeline.Host -c Release -v q >&2; fi

# Two benchmarks ask no database.
if [ "$*" = groups ] || [ "$*" = counting ]; then
  exec dotnet exec "tests/$project/bin/Release/net10.0/$project.dll" "$@"
fi
need_postgres
database="run-$$"
trap 'build/testdb.sh stop "$database" >/dev/null 2>&1' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ -z "${PIPELINE_TEST_POSTGRES:-}" ]; then
  PIPELINE_TEST_POSTGRES="$(PIPELINE_TESTDB_FSYNC=on build/testdb.sh start "$database")"
  export PIPELINE_TEST_POSTGRES PIPELINE_TESTDB_NAME="$database"
fi
dotnet exec "tests/$project/bin/Release/net10.0/$project.dll" "$@"
