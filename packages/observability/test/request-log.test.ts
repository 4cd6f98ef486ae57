import { type Line, startApp } from './support/start-app'

const completion = ({ msg, durationMs }: Line) =>
  msg?.startsWith('request') === true && durationMs !== undefined

describe.each(['express', 'express-4'])('with %s', (express) => {
  test('given a request, then its lines and its completion line carry the same ids', async () => {
    const app = await startApp('app.js', { env: { EXPRESS: express, API_TOKEN: 'a-very-secret-token' } })
    const response = await fetch(`${app.url}/?token=abc`, { headers: { 'x-request-id': 'req-1' } })
    expect(response.headers.get('x-request-id')).toBe('req-1')
    const traceId = response.headers.get('x-trace-id')
    expect(traceId).toMatch(/^[0-9a-f]{32}$/)
    await app.line(completion)
    const own = app.lines().filter(({ requestId }) => requestId === 'req-1')
    expect(own).toHaveLength(3)
    for (const line of own)
      expect(line).toMatchObject({ trace_id: traceId, span_id: expect.stringMatching(/^[0-9a-f]{16}$/) })
    expect(app.stdout()).not.toContain('a-very-secret-token')
    expect(own.at(-1)).toMatchObject({
      level: 'info',
      method: 'GET',
      route: '/',
      path: '/',
      status: 200,
      outcome: 'completed',
      ip: expect.stringContaining('127.0.0.1'),
      bytes: 2,
    })
  })

  test('given a failing route, then its line has the error with its stack', async () => {
    const app = await startApp('app.js', { env: { EXPRESS: express, API_TOKEN: 'a-very-secret-token' } })
    expect((await fetch(`${app.url}/fail`)).status).toBe(500)
    expect(await app.line(completion)).toMatchObject({
      level: 'error',
      route: '/fail',
      status: 500,
      err: { type: 'Error', message: 'it broke', stack: expect.stringContaining('app.js') },
    })
  })

  test('given probes, then they leave no line', async () => {
    const app = await startApp('app.js', { env: { EXPRESS: express, API_TOKEN: 'a-very-secret-token' } })
    await fetch(`${app.url}/health`)
    await fetch(`${app.url}/ready/?x=1`)
    await fetch(`${app.url}/users/5`)
    await app.line(completion)
    expect(app.lines().filter(completion)).toHaveLength(1)
  })
})
