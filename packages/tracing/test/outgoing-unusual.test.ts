import http, { type OutgoingHttpHeaders, type RequestOptions } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Served, serve } from './support/serve'
import { traceInMemory } from './support/trace-in-memory'

let served: Served
let traced: ReturnType<typeof traceInMemory>

beforeEach(async () => {
  served = await serve((req, res) => void res.end(JSON.stringify(req.rawHeaders)))
  traced = traceInMemory()
})
afterEach(async () => {
  await served.close()
  await traced.shutdown()
})

// the server answers with the headers that it was sent, as they were
function rawHeaders(headers: unknown): Promise<string[]> {
  return new Promise((resolve, reject) => {
    http
      .get(served.url, { headers: headers as OutgoingHttpHeaders }, async (res) =>
        resolve(JSON.parse(await text(res))),
      )
      .on('error', reject)
  })
}

test.each([
  ['in a row', ['X-Tag', 'a', 'X-Tag', 'b', 'Host', 'here']],
  [
    'in pairs',
    [
      ['X-Tag', 'a'],
      ['X-Tag', 'b'],
      ['Host', 'here'],
    ],
  ],
])(
  'given headers in an array, %s, when a request goes out, then they go out as they are',
  async (_what, headers) => {
    expect((await rawHeaders(headers)).slice(0, 6)).toEqual(['X-Tag', 'a', 'X-Tag', 'b', 'Host', 'here'])
  },
)

test.each(['host', 'hostname'])(
  'given a %s that is no text, when a request is made, then the error is the one of Node',
  (name) => {
    const options = { [name]: {} } as RequestOptions
    expect(() => http.request(options)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }))
  },
)
