#!/usr/bin/env bash
# Core and an edge as two processes on this machine, without Docker: what they are for development, with certificates of
# their own and the sandbox's lenders. Ends both when it is ended, or when one of them ends.
#
#   mvn -q -DskipTests package && docker/run-split.sh [DIR]
#
# DIR (default ./data/split) keeps certificates, data, spool and logs. PostgreSQL is the embedded one, or yours by
# SPRING_DATASOURCE_URL, …_USERNAME, …_PASSWORD. Ports: EDGE_HTTP (8080, the public one), CORE_HTTP (8090, back office),
# FINME_EDGE_PORT (8443, core's door). JAVA_OPTS goes to both, CORE_OPTS and EDGE_OPTS to one.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
jar=${FINME_JAR:-$here/../target/finme.jar}
dir=${1:-$here/../data/split}
edge_http=${EDGE_HTTP:-8080}
core_http=${CORE_HTTP:-8090}
door=${FINME_EDGE_PORT:-8443}
patience=${PATIENCE:-120}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

[ -r "$jar" ] || { echo "no $jar: mvn -q -DskipTests package makes it" >&2; exit 1; }
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
"$here/make-certificates.sh" "$dir/certificates"

pids=()
# shellcheck disable=SC2317 # called by the trap
finish() {
  trap - EXIT INT TERM
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
}
trap finish EXIT
trap 'exit 130' INT TERM

# run NAME OPTIONS, with the environment it is given
run() {
  # shellcheck disable=SC2086 # options are words
  "$java" ${JAVA_OPTS:-} $2 -jar "$jar" > "$dir/$1.log" 2>&1 &
  pids+=($!)
  echo $! > "$dir/$1.pid"
}

# ready NAME PORT: its readiness, asked without curl
ready() {
  local end=$((SECONDS + patience))
  until (exec 3<> "/dev/tcp/127.0.0.1/$2" && printf 'GET /actuator/health/readiness HTTP/1.0\r\n\r\n' >&3 \
    && head -n 1 <&3 | grep -q ' 200') 2>/dev/null; do
    kill -0 "$(cat "$dir/$1.pid")" 2>/dev/null || { echo "$1 ended:" >&2; tail -n 15 "$dir/$1.log" >&2; exit 1; }
    [ $SECONDS -lt $end ] || { echo "$1 is not ready after $patience s: $dir/$1.log" >&2; exit 1; }
    sleep 0.3
  done
}

certificates=$dir/certificates
export FINME_TLS_CA=$certificates/ca.pem FINME_PUBLIC_URL=${FINME_PUBLIC_URL:-http://localhost:$edge_http}

SPRING_PROFILES_ACTIVE=${CORE_PROFILES:-core,sandbox} SERVER_PORT=$core_http SERVER_ADDRESS=127.0.0.1 \
  SERVER_SERVLET_SESSION_COOKIE_SECURE=false \
  FINME_DATA_DIR=$dir/core FINME_ADMIN_PASSWORD=${FINME_ADMIN_PASSWORD:-demo} \
  FINME_KEYSET_FILE=$dir/keyset.properties FINME_KEYSET_GENERATE=true FINME_EDGE_PORT=$door \
  FINME_TLS_CERT=$certificates/core.pem FINME_TLS_KEY=$certificates/core.key \
  FINME_SEALING_KEY=$certificates/sealing.jwk run core "${CORE_OPTS:-}"
ready core "$core_http"

SPRING_PROFILES_ACTIVE=edge SERVER_PORT=$edge_http SERVER_ADDRESS=127.0.0.1 \
  FINME_CORE_URL=https://localhost:$door FINME_SPOOL_DIR=$dir/spool \
  FINME_TLS_CERT=$certificates/edge.pem FINME_TLS_KEY=$certificates/edge.key \
  FINME_SEALING_KEY=$certificates/sealing.pub.jwk run edge "${EDGE_OPTS:-}"
ready edge "$edge_http"

echo "edge (public):      http://localhost:$edge_http"
echo "core (back office): http://localhost:$core_http/admin, admin / ${FINME_ADMIN_PASSWORD:-demo}"
echo "logs and pids:      $dir"
wait -n "${pids[@]}"
echo "one of the two has ended" >&2
exit 1
