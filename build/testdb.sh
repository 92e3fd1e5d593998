#!/usr/bin/env bash
# A throw-away PostgreSQL cluster for tests and benchmarks, one for each worktree and name.
#
#   build/testdb.sh start [NAME]   makes or joins it and prints its connection string
#   build/testdb.sh url   [NAME]   prints the connection string
#   build/testdb.sh stop  [NAME]   stops and removes it
#   build/testdb.sh crash [NAME]   kills the server and all its processes without warning, and starts it again on the same files
#
# PIPELINE_TESTDB_FSYNC=on makes it as durable as a real one; the default is off.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

verb="${1:-}" name="${2:-kept}"
key="ipt-$(printf %s "$root" | sha256sum | cut -c1-8)"
# A socket's path is at most 107 bytes long: a deep TMPDIR does not do.
home="${TMPDIR:-/tmp}"
if [ "${#home}" -gt 60 ]; then home=/tmp; fi
bin="$(postgres_bin)"
account=

if [ "$(id -u)" = 0 ]; then
  account=nobody
  if getent passwd postgres >/dev/null; then account=postgres; fi
fi

as_server() {
  if [ -n "$account" ]; then
    setpriv --reuid="$(id -u "$account")" --regid="$(id -g "$account")" --clear-groups --reset-env "$@"
  else
    "$@"
  fi
}

folder_of() { printf '%s/%s-%s' "$home" "$key" "$1"; }
url_of() { printf 'Host=%s;Port=5432;Database=postgres;Username=postgres\n' "$(folder_of "$1")"; }

running() { (cd / && as_server "$bin/pg_ctl" status -D "$1/data" >/dev/null 2>&1); }

stop() {
  local folder
  folder="$(folder_of "$1")"
  [ -d "$folder" ] || return 0
  (cd / && as_server "$bin/pg_ctl" stop -D "$folder/data" -m immediate -w >/dev/null 2>&1) || true
  rm -rf "$folder"
}

# A run that was killed could not stop its own.
stop_abandoned() {
  local folder pid
  for folder in "$home/$key"-run-*; do
    pid="${folder##*-}"
    if [ -d "$folder" ] && ! kill -0 "$pid" 2>/dev/null; then stop "run-$pid"; fi
  done
}

start() {
  local folder fsync="${PIPELINE_TESTDB_FSYNC:-off}"
  folder="$(folder_of "$1")"
  stop_abandoned
  if running "$folder"; then return; fi
  rm -rf "$folder"
  mkdir -m 700 "$folder"
  if [ -n "$account" ]; then chown "$account:" "$folder"; fi
  # Anyone who can enter the folder may sign in: only its owner and root can.
  (
    cd /
    as_server "$bin/initdb" -D "$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions
    as_server tee -a "$folder/data/postgresql.conf" >/dev/null <<END
listen_addresses = ''
unix_socket_directories = '$folder'
port = 5432
max_connections = 300
shared_buffers = 256MB
max_wal_size = 2GB
jit = off
timezone = 'UTC'
fsync = $fsync
full_page_writes = $fsync
synchronous_commit = $fsync
END
    as_server "$bin/pg_ctl" start -D "$folder/data" -l "$folder/log" -w -t 60
  ) >"$folder.log" 2>&1 </dev/null || {
    cat "$folder.log" "$folder/log" >&2 || true
    fail "The test cluster did not start."
  }
  rm -f "$folder.log"
}

crash() {
  local folder pid children tries
  folder="$(folder_of "$1")"
  pid="$(head -1 "$folder/data/postmaster.pid")"
  children="$(pgrep -P "$pid" || true)"
  # shellcheck disable=SC2086 # one argument each
  kill -9 "$pid" $children 2>/dev/null || true
  # What is left of the old server may hold its socket for a moment.
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    if (cd / && as_server "$bin/pg_ctl" start -D "$folder/data" -l "$folder/log" -w -t 60 >/dev/null 2>&1 </dev/null); then return; fi
    sleep 0.5
  done
  fail "The cluster did not start again (tried $tries times)."
}

case "$verb" in
  crash) crash "$name" ;;
  start)
    need_postgres
    bin="$(postgres_bin)"
    start "$name"
    url_of "$name"
    ;;
  url) url_of "$name" ;;
  stop) stop "$name" ;;
  *) fail "Usage: build/testdb.sh start|stop|url|crash [NAME]" ;;
esac
