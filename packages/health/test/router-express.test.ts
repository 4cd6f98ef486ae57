import { readyHealth } from './support/ready-health'
import { serve } from './support/serve'

const majors = [
  ['4', require('express-4')],
  ['5', require('express')],
]

describe.each(majors)('given Express %s', (_major, express) => {
  test('when the router is mounted in front, then it answers its paths and hands on the others', async () => {
    const app = express()
    app.use(readyHealth({ details: 'never' }).router)
    app.get('/hello', (_req: unknown, res: { send(text: string): void }) => res.send('hello'))
    const served = await serve(app)
    const answers = await Promise.all(
      ['/ready/?x=1', '/health', '/hello', '/nothing'].map((target) => served.ask(target)),
    )
    const head = await served.ask('/ready', { method: 'HEAD' })
    await served.close()
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404])
    expect(answers[0]?.text).toBe('{"status":"pass"}')
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '17'])
  })

  test('when it is mounted under a prefix, then it answers there only', async () => {
    const app = express()
    app.use('/internal', readyHealth().router)
    const served = await serve(app)
    const targets = ['/internal/ready', '/internal/health/?x', 'http://example.org/internal/health', '/ready']
    const statuses = await Promise.all(targets.map(async (target) => (await served.ask(target)).status))
    await served.close()
    expect(statuses).toEqual([200, 200, 200, 404])
  })
})
