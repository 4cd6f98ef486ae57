#!/usr/bin/env node
const { fork } = require('node:child_process')

// Nobody reads what it says any more, as behind `| head -1`: no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

// It runs in a child: a process cannot end while the system looks up a name, which takes as long as the name server lets it; the child is killed.
const marker = 'VOLUNTARILY_DOCTOR_CHILD'
if (process.env[marker]) diagnose()
else runInChild()

function runInChild() {
  const { NODE_OPTIONS = '', ...env } = process.env
  const options = NODE_OPTIONS.replace(
    /(?:--require|-r|--import)(?:=|\s+)\S*observability\/(?:dist\/)?register\S*/g,
    '',
  )
  const child = fork(__filename, process.argv.slice(2), {
    // the app's own tracing would be in the way of the probe
    env: { ...env, NODE_OPTIONS: options, [marker]: '1' },
  })
  child.once('message', (code) => {
    child.kill('SIGKILL')
    process.exit(code)
  })
  child.once('exit', () => process.exit(1))
  // whoever stops it stops both
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill('SIGKILL'))
}

function diagnose() {
  const { runDoctor } = require('@voluntarily/doctor')
  const { librarySpecs } = require('../dist/index.js')
  runDoctor(process.argv.slice(2), { specs: librarySpecs }).then((code) =>
    process.send(code, () => process.exit(code)),
  )
}
