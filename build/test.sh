#!/usr/bin/env bash
# Builds and tests everything: installs what is missing, checks the format, builds, and runs all test projects.
#
#   build/test.sh                   everything; the last line is the sum
#   build/test.sh domain            the domain tests of all modules
#   build/test.sh ideation          one module's domain and feature tests
#   build/test.sh architecture      the architecture tests
#   build/test.sh journey           the journeys in a browser
#   build/test.sh embeddedpostgres  any other folder of tests/InnovationPipeline.Tests
#
# --keep leaves the test database running for the next call (build/testdb.sh stop ends it). PIPELINE_TEST_POSTGRES names
# another server to use. What follows -- goes to the test programs, for example: build/test.sh voting -- --filter-method '*ballot*'
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

keep='' what='' extra=()
while [ $# -gt 0 ]; do
  case "$1" in
    --keep) keep=yes ;;
    -h | --help)
      sed -n '2,/^source/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
      exit
      ;;
    --)
      shift
      extra=("$@")
      break
      ;;
    -*) fail "Unknown option $1" ;;
    *)
      [ -z "$what" ] || fail "One at a time: $what or $1"
      what="$1"
      ;;
  esac
  shift
done

cd "$root"
passed=0 failed=0 skipped=0 broken=0 logs=()
database='' results="$root/.test-results"
mkdir -p "$results"

stop_database() {
  if [ -n "$database" ]; then build/testdb.sh stop "$database" >/dev/null 2>&1 || true; fi
  database=
}
trap stop_database EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# What failed is said once more at the end, where it is looked for first.
failures() { awk '/^failed /{ said = 40 } !/^(failed| )/{ said = 0 } said-- > 0' "$1"; }

finish() {
  stop_database
  for log in ${logs[@]+"${logs[@]}"}; do failures "$log"; done
  failed=$((failed + broken))
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" = 0 ] && [ "$((passed + skipped))" -gt 0 ] || exit 1
  exit 0
}

start_database() {
  if [ -n "${PIPELINE_TEST_POSTGRES:-}" ]; then return; fi
  if [ -n "$keep" ]; then
    PIPELINE_TEST_POSTGRES="$(build/testdb.sh start)"
  else
    database="run-$$"
    PIPELINE_TEST_POSTGRES="$(build/testdb.sh start "$database")"
  fi
  export PIPELINE_TEST_POSTGRES
}

build() {
  if ! dotnet build "$1" -v q; then
    broken=$((broken + 1))
    say "The build failed"
    finish
  fi
}

# One test program; its closing summary is added to the sum.
run() {
  local project="$1" log count status=0
  shift
  log="$results/$project.log"
  logs+=("$log")
  say "$project"
  dotnet exec "tests/$project/bin/Debug/net10.0/$project.dll" --timeout 60m --no-ansi --progress off --show-slowest-tests 5 "$@" ${extra[@]+"${extra[@]}"} </dev/null 2>&1 | tee "$log" || status=$?
  tally() { awk -v word="$1:" '$1 == word && $2 ~ /^[0-9]+$/ { n = $2 } END { print n + 0 }' <(sed "s/\x1b\[[0-9;]*m//g" "$log"); }
  passed=$((passed + $(tally succeeded)))
  skipped=$((skipped + $(tally skipped)))
  count="$(tally failed)"
  failed=$((failed + count))
  case "$status" in
    0) ;;
    8) say "$project ran no tests" ;;
    *)
      # Crashed or timed out: its own count does not say so.
      if [ "$count" = 0 ]; then
        say "$project ended with exit code $status"
        broken=$((broken + 1))
      fi
      ;;
  esac
}

tests() { run InnovationPipeline.Tests "$@"; }

need_dotnet
case "$what" in
  '' | all)
    need_postgres
    need_node
    need_chromium
    need_nginx
    need_belenios
    dotnet tool restore >"$results/tools.log" 2>&1 || {
      cat "$results/tools.log"
      broken=$((broken + 1))
    }
    say "Checking the format"
    dotnet csharpier check . || {
      say "The format is not the project's: run dotnet csharpier format ."
      broken=$((broken + 1))
    }
    say "Building"
    build InnovationPipeline.sln
    start_database
    run InnovationPipeline.Architecture.Tests
    tests
    run InnovationPipeline.Journey.Tests
    ;;
  architecture)
    build tests/InnovationPipeline.Architecture.Tests
    run InnovationPipeline.Architecture.Tests
    ;;
  journey)
    need_node
    need_chromium
    need_nginx
    build tests/InnovationPipeline.Journey.Tests
    start_database
    run InnovationPipeline.Journey.Tests
    ;;
  domain)
    need_postgres
    need_belenios
    build tests/InnovationPipeline.Tests
    # The one host that feature tests share starts with the program, whether or not a test asks for it.
    start_database
    tests --filter-namespace 'InnovationPipeline.Tests.Domain*'
    ;;
  *)
    folder="$(find modules tests/InnovationPipeline.Tests -mindepth 1 -maxdepth 1 -type d -iname "$what" ! -name bin ! -name obj -print -quit)"
    [ -n "$folder" ] || fail "There is no module and no folder of tests called $what. Known: domain architecture journey $(find modules tests/InnovationPipeline.Tests -mindepth 1 -maxdepth 1 -type d ! -name bin ! -name obj -printf '%f\n' | sort | tr '[:upper:]\n' '[:lower:] ')"
    name="$(basename "$folder")"
    need_postgres
    if [ "$name" = Voting ]; then need_belenios; fi
    build tests/InnovationPipeline.Tests
    start_database
    case "$folder" in
      modules/*) tests --filter-namespace "InnovationPipeline.Tests.Domain.$name*" --filter-namespace "InnovationPipeline.Tests.Features.$name*" ;;
      *) tests --filter-namespace "InnovationPipeline.Tests.$name*" ;;
    esac
    ;;
esac
finish
