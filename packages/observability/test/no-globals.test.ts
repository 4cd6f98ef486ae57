import { spawnSync } from 'node:child_process'

const script = `
  const before = new Set(Object.getOwnPropertyNames(globalThis))
  require('@voluntarily/observability/register')
  const express = require('express')
  require('@voluntarily/observability').observe(express())
  // what comes after the start is loaded by then
  setTimeout(() => {
    console.log(JSON.stringify(Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))))
    process.exit()
  }, 1500)`

test('given a process that is observed, when its global variables are counted, then they are those of before', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: __dirname,
    env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'emf' },
    encoding: 'utf8',
  })

  expect(stderr).toBe('')
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual([])
})
