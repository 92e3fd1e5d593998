# shellcheck shell=bash
# What the scripts beside this one share. Sourced, never run.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
host_project="$root/src/InnovationPipeline.Host"
host_dll="$host_project/bin/Debug/net10.0/InnovationPipeline.Host.dll"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Build nodes that outlive their build would keep a CI job's output open.
if [ -n "${CI:-}" ]; then export MSBUILDDISABLENODEREUSE=1; fi

say() { printf '== %s\n' "$*" >&2; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Please run as root, or install sudo: $* is needed once."
  fi
}

apt_updated=
# Debian packages, with no service started: what is installed here is for programs to use, not for the machine to run.
install_packages() {
  command -v apt-get >/dev/null || fail "Please install: $* (this machine has no apt-get)."
  say "Installing $*"
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -qq
    apt_updated=yes
  fi
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    ours=yes
  fi
  local status=0
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 || status=$?
  if [ -n "$ours" ]; then as_root rm -f "$policy"; fi
  [ "$status" = 0 ] || fail "Could not install: $*"
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "Please install the .NET 10 SDK (https://dotnet.microsoft.com/download)."
}

# The folder of the newest PostgreSQL server's programs, 15 or newer; empty when there is none.
postgres_bin() {
  if [ -n "${PIPELINE_POSTGRES_BIN:-}" ]; then
    printf '%s\n' "$PIPELINE_POSTGRES_BIN"
    return
  fi
  local folder major best=0 found=
  for folder in /usr/lib/postgresql/*/bin; do
    major="$(basename "$(dirname "$folder")")"
    if [ -x "$folder/postgres" ] && [ "$major" -ge 15 ] && [ "$major" -gt "$best" ]; then
      best="$major" found="$folder"
    fi
  done
  if [ -z "$found" ] && command -v postgres >/dev/null; then
    folder="$(dirname "$(readlink -f "$(command -v postgres)")")"
    major="$("$folder/postgres" --version | sed -E 's/.*\) ([0-9]+).*/\1/')"
    if [ "$major" -ge 15 ] && [ -x "$folder/initdb" ]; then found="$folder"; fi
  fi
  printf '%s\n' "$found"
}

need_postgres() {
  [ -z "$(postgres_bin)" ] || return 0
  # Debian's package would otherwise make and start a cluster of its own.
  local settings=/etc/postgresql-common/createcluster.d/innovation-pipeline.conf
  as_root mkdir -p "$(dirname "$settings")"
  echo 'create_main_cluster = false' | as_root tee "$settings" >/dev/null
  install_packages postgresql
  as_root rm -f "$settings"
  [ -n "$(postgres_bin)" ] || fail "PostgreSQL was installed, but no server of version 15 or newer was found."
}

need_node() {
  if command -v node >/dev/null && command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; then return; fi
  install_packages nodejs npm
}

need_chromium() {
  # The shell is Chromium without its windows: the same pages for less processor time.
  command -v chromium-headless-shell >/dev/null || install_packages chromium-headless-shell fonts-liberation
}

need_nginx() {
  if command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; then return; fi
  install_packages nginx-light
  # Not at the next boot either.
  if command -v systemctl >/dev/null; then as_root systemctl disable --quiet nginx 2>/dev/null || true; fi
}

# The independent counter that Schulze's method is held against.
need_belenios() {
  if command -v belenios-tool >/dev/null; then return; fi
  install_packages belenios-tool
}

# Names, times and sizes of everything that the host is built from.
sources_digest() {
  (cd "$root" && find src modules build global.json -type d \( -name bin -o -name obj -o -name node_modules -o -name wwwroot \) -prune \
    -o -type f -printf '%p %T@ %s\n' | LC_ALL=C sort | sha256sum)
}

# Builds the host, unless it stands as built from these very sources.
build_host() {
  local stamp="$host_project/obj/built-from" digest log
  digest="$(sources_digest)"
  if [ -f "$host_dll" ] && [ "$digest" = "$(cat "$stamp" 2>/dev/null)" ]; then return; fi
  need_dotnet
  need_node
  say "Building"
  log="$(mktemp)"
  if ! dotnet build "$host_project" -v q >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "The build failed."
  fi
  rm -f "$log"
  printf '%s\n' "$digest" >"$stamp"
}

# In the caller's working directory, so that relative paths of files mean what the caller means.
run_host() {
  exec dotnet "$host_dll" "$@"
}
