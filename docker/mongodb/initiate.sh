#!/bin/bash
# Makes the replica set of one member, once, and waits until it takes writes. Safe to run at every start.
set -eu
uri="mongodb://$MONGO_INITDB_ROOT_USERNAME:$MONGO_INITDB_ROOT_PASSWORD@mongodb:27017/admin?directConnection=true"
for _ in $(seq 60); do
  if mongosh --quiet "$uri" --eval '
    try { rs.status(); } catch (error) {
      if (error.codeName !== "NotYetInitialized") throw error;
      rs.initiate({ _id: "continuo", members: [{ _id: 0, host: "mongodb:27017" }] });
    }
    if (!db.hello().isWritablePrimary) quit(1);
  ' > /tmp/answer 2>&1; then
    echo 'MongoDB: the replica set takes writes.'
    exit 0
  fi
  sleep 1
done
echo 'MongoDB: the replica set takes no writes after 60 tries. The last answer:' >&2
cat /tmp/answer >&2
exit 1
