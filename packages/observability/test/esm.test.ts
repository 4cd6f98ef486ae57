import { startApp } from './support/start-app'

test('given an ES module app under --import, then its requests are traced, logged and named by their route', async () => {
  const app = await startApp('esm-app.mjs', { nodeArgs: ['--import', '@voluntarily/observability/register'] })
  const response = await fetch(`${app.url}/orgs/3/4`)
  const traceId = response.headers.get('x-trace-id')
  expect(traceId).toMatch(/^[0-9a-f]{32}$/)
  expect(await app.line(({ status }) => status === 200)).toMatchObject({
    route: '/orgs/:org/:id',
    trace_id: traceId,
  })
  expect(app.lines().find(({ msg }) => msg === 'in a route')).toMatchObject({ trace_id: traceId })
})
