import { once } from 'node:events'
import { connect } from 'node:net'
import { errorMessage } from '../src'

test('given a host of two addresses, when both refuse, then it says what each of them does', async () => {
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }))
  const lookup = (_host: string, _options: object, found: (error: null, all: object[]) => void) =>
    found(null, addresses)
  const socket = connect({ host: 'collector', port: 1, autoSelectFamily: true, lookup: lookup as never })

  const [error] = await once(socket, 'error').catch((refused) => [refused])

  expect(error).toMatchObject({ name: 'AggregateError', message: '' })
  expect(errorMessage(error)).toBe('connect ECONNREFUSED 127.0.0.1:1, connect ECONNREFUSED 127.0.0.2:1')
})

test.each([
  ['a message', Object.assign(new Error('no route'), { code: 'X' }), 'no route'],
  ['a message and errors', new AggregateError([new Error('one')], 'all failed'), 'all failed'],
  ['a code alone', Object.assign(new Error(), { code: 14 }), '14'],
  ['errors that say nothing', new AggregateError([null, new Error(), 'text']), 'AggregateError'],
  ['nothing', new RangeError(), 'RangeError'],
  ['not even a name', { message: '' }, 'Error'],
])(
  'given an error with %s, when it is asked what it says, then it is what is known',
  (_what, error, text) => {
    expect(errorMessage(error)).toBe(text)
  },
)
