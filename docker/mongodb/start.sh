#!/bin/bash
# A replica set with passwords needs a key file that nobody but mongod can read. It is made here, from the environment.
set -eu
printf '%s' "$MONGODB_REPLICA_KEY" > /tmp/replica.key
chmod 400 /tmp/replica.key
chown mongodb:mongodb /tmp/replica.key
unset MONGODB_REPLICA_KEY
exec docker-entrypoint.sh mongod --replSet continuo --bind_ip_all --keyFile /tmp/replica.key
