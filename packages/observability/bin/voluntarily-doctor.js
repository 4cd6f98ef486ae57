#!/usr/bin/env node
const { runDoctor } = require('@voluntarily/doctor')
const { librarySpecs } = require('../dist/index.js')

// Nobody reads what it says any more, as behind `| head -1`: no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

// an exporter may have left something open
runDoctor(process.argv.slice(2), { specs: librarySpecs }).then((code) => process.exit(code))
