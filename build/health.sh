#!/usr/bin/env bash
# Healthy when the host on this port says that it is ready; needs nothing but bash, for the image has no more.
set -eu

exec 3<>"/dev/tcp/127.0.0.1/${1:-8080}"
printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
