import { join } from 'node:path'
import { makeApp } from './support/make-app'
import { fixtures, runChild } from './support/run-child'

test('given mongoose without a database, when a request queries it, then one span a query, with its error, under the request', async () => {
  const app = makeApp(
    {
      'server.js': `
        const http = require('node:http')
        const mongoose = require('mongoose')
        mongoose.set('bufferTimeoutMS', 50)
        const Task = mongoose.model('Task', new mongoose.Schema({ title: String }))
        const server = http.createServer((req, res) => {
          Task.find({ title: 'x' }).exec().catch(() => {}).then(() => Task.findOne().exec((error) => res.end(String(error))))
        })
        server.listen(0, '127.0.0.1', async () => {
          await fetch('http://127.0.0.1:' + server.address().port)
          server.close(globalThis.printSpans)
          server.closeAllConnections()
        })
      `,
    },
    { mongoose: 'node_modules/mongoose', mongodb: 'node_modules/mongodb' },
  )
  const { result, code } = await runChild(app.entry, {
    nodeArgs: ['--require', join(fixtures, 'print-spans.js')],
    cwd: app.folder,
  })
  app.remove()

  expect(code).toBe(0)
  const { spans } = result as { spans: { scope: string; name: string; id: string; parent?: string }[] }
  const nameOf = (id?: string) => spans.find((span) => span.id === id)?.scope
  expect(spans.map(({ scope, name, parent }) => [scope, name, nameOf(parent)])).toEqual([
    ['@opentelemetry/instrumentation-mongoose', 'find tasks', '@voluntarily/tracing'],
    ['@opentelemetry/instrumentation-mongoose', 'findOne tasks', '@voluntarily/tracing'],
    ['@voluntarily/tracing', 'GET', '@opentelemetry/instrumentation-undici'],
    ['@opentelemetry/instrumentation-undici', 'GET', undefined],
  ])
})
