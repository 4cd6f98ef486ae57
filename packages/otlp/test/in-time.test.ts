import { inTime } from '@voluntarily/otlp'

async function wait(work: Promise<unknown>, timeoutMs = 60_000) {
  const lines: [fields: object, message: string][] = []
  const warn = (fields: object, message: string) => void lines.push([fields, message])
  return { inTime: await inTime(work, { timeoutMs, what: 'the work', warn }), lines }
}

test('given work that ends, when it is waited for, then nothing is said', async () => {
  expect(await wait(Promise.resolve())).toEqual({ inTime: true, lines: [] })
})

test('given work that never ends, when its time is over, then it is given up, and the log says so', async () => {
  const message = 'the work took longer than 20 ms and was given up'

  expect(await wait(new Promise(() => {}), 20)).toEqual({
    inTime: false,
    lines: [[{ timeoutMs: 20 }, message]],
  })
})

test.each([
  ['an error', new Error('broken')],
  ['a list of errors, as the SDK for traces does', [new Error('broken')]],
])(
  'given work that fails with %s, when it is waited for, then the log says so, and nothing is thrown',
  async (_what, fault) => {
    const lines = [[{ err: new Error('broken') }, 'the work failed']]

    expect(await wait(Promise.reject(fault))).toEqual({ inTime: true, lines })
  },
)
