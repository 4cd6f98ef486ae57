import type { Attributes } from '@opentelemetry/api'
import { createEmfMeter } from '../support/emf-meter'
import { keepLines } from '../support/log-lines'

const lines = keepLines()

async function dimensionsOf(attributes: Attributes): Promise<Record<string, string>> {
  const emf = createEmfMeter({}, {})
  emf.meter.createCounter('orders').add(1, attributes)
  const [metric] = await emf.metrics()
  await emf.shutdown()
  return metric?.dimensions ?? {}
}

test('given numbers, booleans and lists, then their values are text', async () => {
  expect(await dimensionsOf({ status: 200, cached: false, tags: ['a', 'b'] })).toEqual({
    status: '200',
    cached: 'false',
    tags: '["a","b"]',
  })
})

test('given what CloudWatch refuses, then it is percent-encoded or left out', async () => {
  expect(
    await dimensionsOf({
      'http.route': '/grüße/:id',
      line: 'a\nb',
      half: '\ud800',
      blank: '  ',
      empty: '',
      ':colon': 'x',
      _aws: 'x',
      __proto__x: 'y',
    }),
  ).toEqual({
    'http.route': '/gr%C3%BC%C3%9Fe/:id',
    line: 'a%0Ab',
    half: '%EF%BF%BD',
    colon: 'x',
    __proto__x: 'y',
  })
})

test('given names and values that are too long, then they are cut', async () => {
  expect(await dimensionsOf({ ['n'.repeat(300)]: 'v'.repeat(2_000) })).toEqual({
    ['n'.repeat(250)]: 'v'.repeat(1_024),
  })
  expect(lines).toMatchObject([
    { level: 'warn', message: expect.stringContaining('too long for a dimension') },
  ])
})

test('given more than thirty attributes, then the first thirty by name are dimensions', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `a${10 + index}`)
  const dimensions = await dimensionsOf(Object.fromEntries(names.map((name) => [name, 'x'])))
  expect(Object.keys(dimensions).sort()).toEqual(names.slice(0, 30))
  expect(lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('30 dimensions') }])
})
