import { type AppProcess, startApp } from './app-process'
import { servers } from './apps'

describe.each(servers)('given %s, installed from the tarballs', (name) => {
  let app: AppProcess

  beforeAll(async () => {
    app = await startApp(name, { OTEL_TRACES_EXPORTER: 'none' })
  })

  afterAll(() => app?.stop())

  test.each([
    { path: '/greet/ada', status: 200, route: '/greet/:name', level: 'info' },
    { path: '/nowhere', status: 404, route: undefined, level: 'warn' },
    { path: '/fails', status: 500, route: '/fails', level: 'error' },
  ])('when $path is asked for, then it answers $status with one completion line', async (expected) => {
    const response = await fetch(`${app.url}${expected.path}`)
    await response.text()
    const requestId = response.headers.get('x-request-id')
    await app.line((line) => line.requestId === requestId && line.outcome !== undefined)

    const completions = app.lines
      .filter((line) => line.requestId === requestId && line.outcome !== undefined)
      .map(({ path, status, route, level, outcome, service }) => ({
        path,
        status,
        route,
        level,
        outcome,
        service,
      }))
    expect(response.status).toBe(expected.status)
    expect(requestId).toMatch(/./)
    expect(completions).toEqual([{ ...expected, outcome: 'completed', service: `packed-${name}` }])
  })

  test.each(['/health', '/ready'])(
    'when %s is asked for, then it passes and leaves no line',
    async (path) => {
      const response = await fetch(`${app.url}${path}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('application/health+json')
      expect(await response.json()).toMatchObject({ status: 'pass' })

      // A request whose line does come out, so that the probe's would have come before it.
      const { headers } = await fetch(`${app.url}/greet/after-${path.slice(1)}`)
      await app.line((line) => line.requestId === headers.get('x-request-id') && line.outcome !== undefined)
      expect(app.lines.filter((line) => line.path === path)).toEqual([])
    },
  )
})
