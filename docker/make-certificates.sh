#!/usr/bin/env bash
# A certificate authority for development, and what core and one edge or more need of it. What is there stays as it is, so
# a second edge is a second call. Needs openssl 3.
#
#   docker/make-certificates.sh DIR                 ca, core, edge, sealing.jwk (core's secret), sealing.pub.jwk
#   docker/make-certificates.sh DIR edge-2          and an edge of that name
#   CORE_HOSTS=core,core.inside docker/make-certificates.sh DIR    names core is reached under, besides localhost
#   RENEW=1 docker/make-certificates.sh DIR [edge]  new certificates of the same authority, taken over without a restart
#
# In production the authority's key (ca.key) belongs on neither core nor an edge.
set -euo pipefail

dir=${1:?usage: make-certificates.sh DIR [edge-name]}
edge=${2:-edge}
days=${DAYS:-365}
case $edge in
  core | ca | sealing* | *[!A-Za-z0-9._-]* | "") echo "$edge is no name for an edge" >&2; exit 1 ;;
esac

umask 077
mkdir -p "$dir"
cd "$dir"

if [ ! -e ca.pem ]; then
  openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ca.key
  openssl req -x509 -new -key ca.key -sha256 -days 3650 -subj "/O=FinMe/CN=FinMe development CA" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" -out ca.pem
fi

# certificate NAME ROLE USAGE ALTERNATIVE-NAMES
certificate() {
  if [ -e "$1.pem" ] && [ -z "${RENEW:-}" ]; then return; fi
  [ -e "$1.key" ] || openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"
  openssl req -new -key "$1.key" -subj "/O=FinMe/OU=$2/CN=$1" -out "$1.csr"
  printf '%s\n' "basicConstraints=critical,CA:FALSE" "keyUsage=critical,digitalSignature" \
    "extendedKeyUsage=$3" "subjectAltName=URI:finme:role:$2$4" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" -sha256 -days "$days" \
    -extfile "$1.ext" -out "$1.pem.new" 2>/dev/null
  mv "$1.pem.new" "$1.pem"
  rm "$1.csr" "$1.ext"
}

names=",DNS:localhost,IP:127.0.0.1"
IFS=, read -ra hosts <<< "${CORE_HOSTS:-}"
for host in "${hosts[@]}"; do
  names+=",DNS:$host"
done
certificate core core serverAuth "$names"
certificate "$edge" edge clientAuth ""

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# the last 32 bytes of either form are the key itself
if [ ! -e sealing.jwk ]; then
  openssl genpkey -quiet -algorithm X25519 -out sealing.key
  secret=$(openssl pkey -in sealing.key -outform DER | tail -c 32 | base64url)
  open=$(openssl pkey -in sealing.key -pubout -outform DER | tail -c 32 | base64url)
  rm sealing.key
  # its thumbprint (RFC 7638)
  id=$(printf '{"crv":"X25519","kty":"OKP","x":"%s"}' "$open" | openssl dgst -sha256 -binary | base64url)
  printf '{"kty":"OKP","crv":"X25519","use":"enc","kid":"%s","x":"%s","d":"%s"}\n' "$id" "$open" "$secret" > sealing.jwk
  printf '{"kty":"OKP","crv":"X25519","use":"enc","kid":"%s","x":"%s"}\n' "$id" "$open" > sealing.pub.jwk
fi
