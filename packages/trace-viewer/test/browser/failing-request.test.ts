import { join } from 'node:path'
import { freePort } from '../../../../test/support/free-ports'
import { killServers, type ServerProcess, startServer } from '../../../../test/support/server-process'
import { describePage } from './support/with-viewer'

const server = join(__dirname, '../../../../examples/01-express-server/dist/server.js')

describePage('a request that fails, of the example server', ({ viewer, open }) => {
  let example: ServerProcess
  beforeEach(async () => {
    example = await startServer(server, {
      env: {
        PORT: await freePort(),
        SLOW_MS: '120',
        OTEL_TRACES_EXPORTER: 'otlp',
        OTEL_EXPORTER_OTLP_ENDPOINT: viewer().otlpUrl,
        OTEL_BSP_SCHEDULE_DELAY: '200',
      },
    })
  })
  afterEach(killServers)

  const request = async (path: string) => {
    const response = await fetch(example.url + path)
    await response.arrayBuffer()
    return response.headers.get('x-trace-id') ?? ''
  }
  test('given the list, when the request comes, then one click shows where it failed, and why', async () => {
    const page = await open('/')
    for (const path of ['/api/volunteers/7', '/slow', '/chain', '/report']) await request(path)
    const traceId = await request('/fail')
    const row = page.getByRole('row', { name: /GET \/fail.*4 spans.*2 errors/ })
    await row.waitFor()
    await page.getByRole('row', { name: /GET \/chain.*3 spans/ }).waitFor()

    await row.click()
    await page.getByRole('heading', { level: 1, name: 'GET /fail' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/trace/${traceId}`)
    await page.getByRole('row', { name: /Error: *GET \/fail/ }).waitFor()
    const failing = page.getByRole('row', { name: /Error: *store report/ })
    const red = await page.evaluate<string>(
      'getComputedStyle(document.querySelector(".failed .bar")).backgroundColor',
    )
    expect(red).toBe('rgb(191, 31, 45)')

    await failing.click()
    const details = page.getByRole('complementary', { name: 'store report' })
    await details.getByText('the report could not be stored', { exact: true }).waitFor()
    expect(await details.getByRole('region', { name: 'Stack' }).textContent()).toMatch(
      /Error: the report[\s\S]*routes\.[jt]s/,
    )
    await details.getByRole('row', { name: 'report.kind monthly' }).waitFor()

    await page.getByRole('listitem').filter({ hasText: 'storing the report' }).waitFor()
    const line = page.getByRole('listitem').filter({ hasText: 'request completed' }).last()
    await line.getByRole('button', { name: 'Attributes of this line' }).click()
    await line.getByRole('row', { name: 'route /fail' }).waitFor()
  })

  test('given a dark screen, when the trace is opened, then it is dark', async () => {
    const traceId = await request('/fail')
    const page = await open(`/trace/${traceId}`, { colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Show the span' }).click()
    await page.getByRole('complementary', { name: 'store report' }).waitFor()
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(16, 19, 24)',
    )
  })
})
