import { metricsRouter } from '@voluntarily/metrics'
import { isProbe } from '@voluntarily/request'
import express5 from 'express'
import { type Served, serve } from '../support/serve'

const express4: typeof express5 = require('express-4')

let served: Served | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

describe.each([
  ['Express 4', express4],
  ['Express 5', express5],
])('given a router of %s that is mounted below a path', (_what, express) => {
  /** Asks for these paths, one after the other: which of them counted as probes'. */
  async function probesOf(mount: (app: ReturnType<typeof express5>) => void, asked: string[]) {
    const probes: string[] = []
    const app = express()
    app.use((req, _res, next) => {
      if (isProbe(req)) probes.push(req.url)
      next()
    })
    mount(app)
    app.use((_req, res) => void res.status(404).end())
    served = await serve(app)
    for (const path of asked) await (await fetch(served.url + path)).text()
    return probes
  }

  test('when its page has been asked for, then the same path at the root is no probe any more', async () => {
    const asked = ['/admin/below', '/below', '/admin/below']

    expect(await probesOf((app) => app.use('/admin', metricsRouter({ path: '/below' })), asked)).toEqual([])
  })

  test("when its path is / there, then the app's own first page is no probe", async () => {
    const asked = ['/', '/metrics', '/']

    expect(await probesOf((app) => app.use('/metrics', metricsRouter({ path: '/' })), asked)).toEqual([])
  })

  test('when it is in a router of its own, then it is below a path all the same', async () => {
    const mount = (app: ReturnType<typeof express5>) =>
      app.use('/admin', express.Router().use(metricsRouter({ path: '/nested' })))

    expect(await probesOf(mount, ['/admin/any', '/nested'])).toEqual([])
  })

  test('when it is at the root as well, then that is a probe', async () => {
    const router = metricsRouter({ path: '/both' })
    const mount = (app: ReturnType<typeof express5>) => app.use('/admin', router).use(router)

    expect(await probesOf(mount, ['/admin/both', '/other', '/admin/both', '/both'])).toEqual(['/both'])
  })
})

test('given a router at the root, when its page is the first that is asked for, then it is a probe already', async () => {
  const router = metricsRouter({ path: '/first' })
  const probes: boolean[] = []
  served = await serve((req, res) => {
    probes.push(isProbe(req))
    router(req, res)
  })
  for (let time = 0; time < 2; time++) await (await fetch(`${served.url}/first`)).text()

  expect(probes).toEqual([true, true])
})
