#!/bin/sh
# Waits until Temporal serves and makes the namespace if it is missing. Safe to run at every start.
# The temporal CLI takes the address from TEMPORAL_ADDRESS.
set -eu
tries=0
until temporal operator cluster health > /dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo 'Temporal does not serve after 60 tries.' >&2; exit 1; }
  sleep 1
done
temporal operator namespace describe -n "$NAMESPACE" > /dev/null 2>&1 ||
  temporal operator namespace create -n "$NAMESPACE" --retention "$RETENTION"
echo "Temporal: namespace $NAMESPACE is there."
