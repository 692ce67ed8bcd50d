#!/bin/sh
# Makes what a cluster of three EventStoreDB nodes speaks TLS with: a certificate authority and one certificate for each node.
# Usage: infra/make-certs.sh [DIR] [NAME…]     DIR: infra/certs; NAME: esdb1 esdb2 esdb3
# Run again it keeps the authority and renews the nodes' certificates. Move DIR/ca/ca.key off the machine afterwards.
set -eu
umask 077

dir=${1:-$(dirname "$0")/certs}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- esdb1 esdb2 esdb3

days_ca=3650
days_node=825
mkdir -p "$dir/ca"

if [ ! -f "$dir/ca/ca.key" ] && [ -f "$dir/ca/ca.crt" ]; then
  echo "$dir/ca/ca.key is not here: bring it back to renew the nodes' certificates, or remove $dir/ca to begin anew." >&2
  exit 1
fi
if [ ! -f "$dir/ca/ca.key" ]; then
  openssl req -x509 -newkey rsa:3072 -sha256 -nodes -days "$days_ca" -subj '/O=Wubu/CN=Wubu EventStoreDB CA' \
    -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -keyout "$dir/ca/ca.key" -out "$dir/ca/ca.crt" 2>/dev/null
fi

for name in "$@"; do
  mkdir -p "$dir/$name"
  # the nodes know each other by this common name, and clients by the names below
  openssl req -new -newkey rsa:2048 -sha256 -nodes -subj '/O=Wubu/CN=eventstoredb-node' \
    -keyout "$dir/$name/node.key" -out "$dir/$name/node.csr" 2>/dev/null
  {
    echo 'basicConstraints=critical,CA:FALSE'
    echo 'keyUsage=critical,digitalSignature,keyEncipherment'
    echo 'extendedKeyUsage=serverAuth,clientAuth'
    echo "subjectAltName=DNS:$name,DNS:localhost,IP:127.0.0.1"
  } >"$dir/$name/node.ext"
  openssl x509 -req -sha256 -days "$days_node" -in "$dir/$name/node.csr" -CA "$dir/ca/ca.crt" -CAkey "$dir/ca/ca.key" \
    -CAcreateserial -extfile "$dir/$name/node.ext" -out "$dir/$name/node.crt" 2>/dev/null
  rm "$dir/$name/node.csr" "$dir/$name/node.ext"
  openssl verify -CAfile "$dir/ca/ca.crt" "$dir/$name/node.crt"
done

# the containers read these as a user of their own; the authority's key stays closed
mkdir -p "$dir/trusted"
cp "$dir/ca/ca.crt" "$dir/trusted/ca.crt"
chmod 755 "$dir" "$dir/trusted"
chmod 644 "$dir/trusted/ca.crt"
for name in "$@"; do
  chmod 755 "$dir/$name"
  chmod 644 "$dir/$name/node.crt" "$dir/$name/node.key"
done
