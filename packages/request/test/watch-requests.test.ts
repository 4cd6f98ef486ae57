import { setTimeout as delay } from 'node:timers/promises'
import { currentRequest, type RequestState, watchRequests } from '../src/index'
import { majors, type ObservedServer, serve } from './support/observed-server'

describe.each(majors)('watchRequests on %s', (_major, express) => {
  let running: ObservedServer
  let stop: () => void
  afterEach(async () => {
    stop()
    await running.close()
  })

  test('given a watcher, when a request runs, then it is told once of its opening and once of its end, in its context', async () => {
    const opened: RequestState[] = []
    const ended: [RequestState, number, boolean][] = []
    stop = watchRequests({
      opened: (state) => opened.push(state),
      ended: (state, { status }) => ended.push([state, status, currentRequest() === state]),
    })
    const app = express()
    app.get('/a/:id', (_req, res) => void res.status(201).end())
    running = await serve(app)
    await fetch(`${running.url}/a/1`)
    const state = await running.nextEnd()
    await delay(10)
    expect(opened).toEqual([state])
    expect(ended).toEqual([[state, 201, true]])
  })

  test('given a watcher that throws, when a request runs, then it is answered and the other watchers are told', async () => {
    const statuses: number[] = []
    const broken = () => {
      throw new Error('broken watcher')
    }
    const stopBroken = watchRequests({ opened: broken, ended: broken })
    const stopSound = watchRequests({ ended: (_state, { status }) => statuses.push(status) })
    stop = () => {
      stopBroken()
      stopSound()
    }
    const app = express()
    app.get('/', (_req, res) => void res.end('ok'))
    running = await serve(app)
    expect((await fetch(running.url)).status).toBe(200)
    await running.nextEnd()
    await delay(10)
    expect(statuses).toEqual([200])
  })

  test('given a watcher that was ended, when a request runs, then it is not told', async () => {
    let told = 0
    stop = watchRequests({ opened: () => told++ })
    stop()
    const app = express()
    running = await serve(app)
    await fetch(running.url)
    expect(told).toBe(0)
  })
})
