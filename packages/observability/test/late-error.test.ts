import { startApp } from './support/start-app'

test('given a route that fails after it has answered, then the error is a line of its own, with the ids of the request', async () => {
  const app = await startApp('app.js')
  const response = await fetch(`${app.url}/late`)
  expect(response.status).toBe(200)
  expect(await app.line(({ msg }) => msg === 'error after the response')).toMatchObject({
    level: 'error',
    err: { message: 'too late' },
    route: '/late',
    requestId: response.headers.get('x-request-id'),
  })
  expect(app.lines().filter(({ err }) => err)).toHaveLength(1)
})
