#!/usr/bin/env bash
# Makes packages/trace-viewer/src/otlp/definitions anew from the OTLP definitions that OpenTelemetry publishes.
# usage: scripts/otlp-definitions.sh FOLDER
# FOLDER holds the .proto files of a release of opentelemetry-proto, at or below it opentelemetry/proto/…, as in its repository or in the
# artifact io.opentelemetry.proto:opentelemetry-proto of Maven Central. Needs npm, which brings buf and protoc-gen-es.
set -euo pipefail

protos="$(cd "${1:?usage: otlp-definitions.sh FOLDER}" && pwd)"
target="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/packages/trace-viewer/src/otlp/definitions"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

wanted=(collector/trace/v1/trace_service collector/logs/v1/logs_service trace/v1/trace logs/v1/logs common/v1/common resource/v1/resource)
for name in "${wanted[@]}"; do
  install -D "$protos/opentelemetry/proto/$name.proto" "$work/protos/opentelemetry/proto/$name.proto"
done
cat >"$work/buf.gen.yaml" <<YAML
version: v2
plugins:
  - local: $work/node_modules/.bin/protoc-gen-es
    out: $work/generated
    opt: [target=ts, import_extension=none]
YAML
cd "$work"
npm install --silent --no-save --ignore-scripts --prefix "$work" @bufbuild/buf@1.75.0 @bufbuild/protoc-gen-es@2.17.0
node_modules/.bin/buf build protos --exclude-source-info -o otlp.binpb
node_modules/.bin/buf generate otlp.binpb
rm -rf "$target"
mv generated "$target"
