#!/bin/sh
# A self-signed certificate where none was mounted, so that the proxy starts; browsers warn of it.
set -eu
if [ ! -s "$HERALD_CERTIFICATE" ]; then
  made=$(mktemp "$HERALD_CERTIFICATE.XXXXXX")
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \
    -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -keyout "$made.key" -out "$made.crt" 2> /dev/null
  cat "$made.crt" "$made.key" > "$made"
  rm "$made.crt" "$made.key"
  mv "$made" "$HERALD_CERTIFICATE"
fi
