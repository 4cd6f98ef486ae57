import { describeBackends } from './support/backends'
import { ask, send } from './support/client'
import { newService, span, spansOf } from './support/spans'

interface Operations {
  readonly operations: { name: string; spanKind?: string }[]
}

describeBackends('services and operations', (backend) => {
  async function operations(query: Record<string, string>) {
    const { body } = await ask<Operations>(backend(), `/api/v3/operations?${new URLSearchParams(query)}`)
    return body.operations.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  }

  test('given spans of two services, when services are asked for, then both are there once', async () => {
    const [one, other] = [newService('one'), newService('other')]
    await send(backend(), spansOf(one, span({}), span({})), spansOf(other, span({})))
    const { status, body } = await ask<{ services: string[] }>(backend(), '/api/v3/services')
    expect(status).toBe(200)
    expect(body.services.filter((name) => name === one || name === other).sort()).toEqual([one, other].sort())
  })

  test('given spans of all kinds, when operations are asked for, then each is there once with its kind', async () => {
    const service = newService('kinds')
    const spans = [0, 1, 2, 3, 4, 5].flatMap((kind) => [span({ name: 'a', kind }), span({ name: 'a', kind })])
    await send(backend(), spansOf(service, ...spans, span({ name: 'b', kind: 2 })))
    expect(await operations({ service })).toEqual([
      { name: 'a', spanKind: 'client' },
      { name: 'a', spanKind: 'consumer' },
      { name: 'a', spanKind: 'internal' },
      { name: 'a', spanKind: 'producer' },
      { name: 'a', spanKind: 'server' },
      // A kind that was not told has no name; today's Jaeger calls it internal.
      { name: 'a' },
      { name: 'b', spanKind: 'server' },
    ])
    expect(await operations({ service, span_kind: 'server' })).toEqual([
      { name: 'a', spanKind: 'server' },
      { name: 'b', spanKind: 'server' },
    ])
  })

  test('given a kind or a service that is not there, when operations are asked for, then there are none', async () => {
    const service = newService('none')
    await send(backend(), spansOf(service, span({ kind: 2 })))
    expect(await operations({ service, span_kind: 'SERVER' })).toEqual([])
    expect(await operations({ service, span_kind: 'nonsense' })).toEqual([])
    expect(await operations({ service: newService('unknown') })).toEqual([])
    expect(await operations({})).toEqual([])
  })

  test('given names of other scripts, when services and operations are asked for, then they are the same', async () => {
    const service = newService('日本 &?#+%/"\u0000')
    await send(backend(), spansOf(service, span({ name: 'π 🚦 <b>' })))
    expect((await ask<{ services: string[] }>(backend(), '/api/v3/services')).body.services).toContain(
      service,
    )
    expect(await operations({ service })).toEqual([{ name: 'π 🚦 <b>', spanKind: 'internal' }])
  })
})
