#!/usr/bin/env bash
# Installs what is missing, builds, and runs the product on this machine; stop it with Ctrl-C.
#
#   build/run.sh [--port N] [--data DIR] [--empty]
#
# --port   where it answers on localhost (5080)
# --data   where it keeps its database; without it /var/lib/innovation-pipeline as root, else ~/.local/share/innovation-pipeline
# --empty  without demonstration data
#
# With ConnectionStrings__Pipeline set it uses that PostgreSQL instead of one of its own.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

arguments=()
while [ $# -gt 0 ]; do
  case "$1" in
    --port)
      [ $# -gt 1 ] || fail "--port needs a number"
      arguments+=(--port "$2")
      shift
      ;;
    --data)
      [ $# -gt 1 ] || fail "--data needs a folder"
      arguments+=(--data "$(realpath -m -- "$2")")
      shift
      ;;
    --empty) arguments+=(--empty) ;;
    -h | --help)
      sed -n '2,/^source/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
      exit
      ;;
    *) fail "Unknown option $1. Usage: build/run.sh [--port N] [--data DIR] [--empty]" ;;
  esac
  shift
done

need_dotnet
if [ -z "${ConnectionStrings__Pipeline:-}" ]; then need_postgres; fi
build_host

# Somebody who tries the product needs the page of demonstration people, which exists in Development only.
export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}"
run_host serve ${arguments[@]+"${arguments[@]}"}
