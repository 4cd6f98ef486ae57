// What the figures were taken with.
const { cpus } = require('node:os')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const versionsShown = [
  'express',
  'pino',
  'pino-http',
  '@opentelemetry/sdk-node',
  '@opentelemetry/auto-instrumentations-node',
  '@opentelemetry/instrumentation-http',
  '@opentelemetry/sdk-trace-node',
  'dd-trace',
  'elastic-apm-node',
]

function machine() {
  const { dependencies } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'))
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    cpu: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    versions: Object.fromEntries(versionsShown.map((name) => [name, dependencies[name]])),
  }
}

const nodeMajor = () => process.versions.node.split('.')[0]

module.exports = { machine, nodeMajor }
