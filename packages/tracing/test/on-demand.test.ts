import { channel } from 'node:diagnostics_channel'
import http from 'node:http'
import { ensureContextManager, withoutSpans } from '@voluntarily/request'
import { setTracingLog } from '../src'
import { onFirstFetch, onFirstHttpRequest } from '../src/instrumentations/on-demand'
import { type Served, serve } from './support/serve'

const said: string[] = []
let served: Served
let end: () => void
beforeEach(async () => {
  ensureContextManager()
  said.length = 0
  const log = (_fields: object, message: string) => void said.push(message)
  setTracingLog({ info: log, warn: log, error: log })
  served = await serve((_req, res) => res.end('ok'))
})
afterEach(async () => {
  end()
  setTracingLog(undefined)
  await served.close()
})

const get = () =>
  new Promise((resolve, reject) => {
    http.get(served.url, (res) => res.resume().on('end', () => resolve(res.statusCode))).on('error', reject)
  })
const broken = () => {
  throw new Error('cannot be loaded')
}

test('given a load that throws, when the first request is made, then it is answered, and the log says so once', async () => {
  end = onFirstHttpRequest(broken)
  expect([await get(), await get()]).toEqual([200, 200])
  expect(said).toEqual(['outgoing requests could not be instrumented: no spans of them'])
})

test('given a load that throws, when the first fetch is told of, then nothing comes of it but a line', () => {
  end = onFirstFetch(broken)
  channel('undici:request:create').publish({})
  channel('undici:request:create').publish({})
  expect(said).toHaveLength(1)
})

test('given a request that is not traced, when it is made, then nothing is loaded; by the next one, once', async () => {
  let loads = 0
  end = onFirstHttpRequest(() => loads++)
  await withoutSpans(get)
  expect(loads).toBe(0)
  await get()
  await get()
  expect(loads).toBe(1)
})

test('given somebody who wraps the function meanwhile, when the first request is made, then his stays outermost and is called once', async () => {
  const before = http.get
  let wrapped = 0
  let instrumented = 0
  end = onFirstHttpRequest(() => {
    const original = http.get
    http.get = ((...args: Parameters<typeof http.get>) => {
      instrumented++
      return original(...args)
    }) as typeof http.get
  })
  const waiting = http.get
  const his = ((...args: Parameters<typeof http.get>) => {
    wrapped++
    return waiting(...args)
  }) as typeof http.get
  http.get = his
  try {
    expect([await get(), await get()]).toEqual([200, 200])
    expect({ wrapped, instrumented, outermost: http.get === his }).toEqual({
      wrapped: 2,
      instrumented: 2,
      outermost: true,
    })
  } finally {
    http.get = before
  }
})
