#!/usr/bin/env bash
# Builds the real Jaeger v2 for the tests, once, and prints where the binary is. Needs Go; takes minutes the first time.
#
# `go install` refuses a module with a `replace`, and Jaeger's v2 tags name no Go module. Its last v1 module does hold
# cmd/jaeger, the v2 server. So: a module of our own that is Jaeger's, with its requirements, its replace and its checksums.
set -euo pipefail

version=v1.76.0
folder="${XDG_CACHE_HOME:-$HOME/.cache}/voluntarily-observability/jaeger-$version"
binary="$folder/jaeger"

if [[ ! -x "$binary" ]]; then
  echo "get-jaeger: building Jaeger ($version), this takes minutes" >&2
  module=github.com/jaegertracing/jaeger
  work="$(mktemp -d)"
  trap 'rm -rf "$work"' EXIT

  cd "$work"
  source_folder="$(go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')"
  sed 's/^module .*/module jaeger-for-tests/' "$source_folder/go.mod" >go.mod
  printf '\nrequire %s %s\n' "$module" "$version" >>go.mod
  install -m 644 "$source_folder/go.sum" go.sum
  GOFLAGS=-mod=mod go build -o jaeger "$module/cmd/jaeger" >&2

  # Moved in one step, so that a build that was cut short is never taken for a binary.
  mkdir -p "$folder"
  mv jaeger "$folder/jaeger.$$"
  mv "$folder/jaeger.$$" "$binary"
fi

echo "$binary"
