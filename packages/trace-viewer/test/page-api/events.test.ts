import { once } from 'node:events'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { StoreStats } from '../../src/store/trace-store'
import { span, spansOf } from '../contract/support/spans'
import { startViewerForPage, type ViewerForPage } from './support/viewer-with'

let viewer: ViewerForPage
let listeners: Set<() => void>
beforeEach(async () => {
  viewer = await startViewerForPage()
  const ofThisViewer = new Set<() => void>()
  listeners = ofThisViewer
  const { onChange } = viewer.store
  viewer.store.onChange = (listener) => {
    const stop = onChange(listener)
    ofThisViewer.add(listener)
    return () => {
      ofThisViewer.delete(listener)
      stop()
    }
  }
})
afterEach(() => viewer.stop())

interface Events {
  readonly request: ClientRequest
  readonly response: IncomingMessage
  /** The next event, when it is there. */
  next(): Promise<StoreStats>
}

async function listen(): Promise<Events> {
  const request = get(`${viewer.url}/api/viewer/events`, { agent: false }).on('error', () => {})
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let text = ''
  response.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  return {
    request,
    response,
    next: async () => {
      while (!text.includes('\n\n')) await once(response, 'data')
      const [event = '', ...rest] = text.split('\n\n')
      text = rest.join('\n\n')
      expect(event).toMatch(/^event: change\ndata: \{/)
      return JSON.parse(event.slice(event.indexOf('{'))) as StoreStats
    },
  }
}

const sendOne = () => viewer.send(spansOf('shop', span({})))

async function untilGone(): Promise<void> {
  while (listeners.size > 0) await delay(10)
}

test('given a page that listens, when something changes, then it is told at once what is kept', async () => {
  const { response, next, request } = await listen()
  expect(response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  })
  expect(await next()).toEqual(viewer.store.stats())
  await sendOne()
  expect(await next()).toMatchObject({ traces: 1, spans: 1 })
  viewer.store.clear()
  expect(await next()).toMatchObject({ traces: 0, spans: 0 })
  request.destroy()
})

test('given many changes in a short time, when a page listens, then it gets few events and the last state', async () => {
  const { next, request } = await listen()
  await next()
  for (let sent = 0; sent < 50; sent++) await sendOne()
  let events = 1
  while ((await next()).spans < 50) events += 1
  // One at once and one each quarter of a second: a slow machine takes some of those for 50 requests, never 50.
  expect(events).toBeLessThan(40)
  request.destroy()
})

test('given pages that listen, when they go away, then nothing is left of them', async () => {
  const pages = await Promise.all(Array.from({ length: 20 }, listen))
  expect(listeners.size).toBe(20)
  for (const { request } of pages) request.destroy()
  await untilGone()
  await sendOne()
  expect(listeners.size).toBe(0)
})
