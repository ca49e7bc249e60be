#!/usr/bin/env bash
# Whether this node takes readers, asked of the port without curl, which the images do not have.
set -euo pipefail
port=$1
exec 3<> "/dev/tcp/127.0.0.1/$port"
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
