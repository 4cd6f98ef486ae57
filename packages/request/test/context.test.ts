import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { currentRequest, requestOf } from '../src/index'
import { majors, type ObservedServer, serve } from './support/observed-server'

describe.each(majors)('the running request on %s', (_major, express) => {
  let running: ObservedServer
  afterEach(() => running.close())

  test('given awaits, timers and body events, then it is found in all of them', async () => {
    const seen: Record<string, boolean> = {}
    const app = express()
    app.use(express.json())
    app.post('/', async (req, res) => {
      const state = requestOf(req)
      const look = (where: string) => {
        seen[where] = state !== undefined && currentRequest() === state
      }
      look('after the body parser')
      await delay(1)
      look('after an await')
      await new Promise<void>((resolve) => setTimeout(resolve, 1))
      look('after a timer')
      await new Promise<void>((resolve) => process.nextTick(resolve))
      look('after a tick')
      res.on('finish', () => look('at finish'))
      res.on('close', () => look('at close'))
      res.send('ok')
    })
    running = await serve(app)
    await fetch(running.url, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    })
    await running.nextEnd()
    await delay(20)
    expect(seen).toEqual({
      'after the body parser': true,
      'after an await': true,
      'after a timer': true,
      'after a tick': true,
      'at finish': true,
      'at close': true,
    })
  })

  test('given a body read by hand, then its events find the request', async () => {
    let found = false
    const app = express()
    app.post('/', (req, res) => {
      req.on('data', () => {})
      req.on('end', () => {
        found = currentRequest() === requestOf(req)
        res.send('ok')
      })
    })
    running = await serve(app)
    await fetch(running.url, { method: 'POST', body: 'x'.repeat(300_000) })
    expect(found).toBe(true)
  })

  test('given requests side by side, then none sees another', async () => {
    const app = express()
    app.get('/:n', async (req, res) => {
      await delay(Number(req.params.n) % 7)
      res.send(currentRequest()?.path)
    })
    running = await serve(app)
    const paths = Array.from({ length: 100 }, (_, n) => `/${n}`)
    const answers = await Promise.all(paths.map((path) => fetch(running.url + path).then((r) => r.text())))
    expect(answers).toEqual(paths)
  })

  test('given an emitter of the process, then outside of a request there is none', async () => {
    running = await serve(express())
    const emitter = new EventEmitter()
    let found: unknown = 'unset'
    emitter.on('event', () => {
      found = currentRequest()
    })
    emitter.emit('event')
    expect(found).toBeUndefined()
  })
})
