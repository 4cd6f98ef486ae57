import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent as HttpsAgent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOtlpAgent } from '@voluntarily/otlp'

const folder = mkdtempSync(join(tmpdir(), 'otlp-'))
const ca = join(folder, 'ca.pem')
writeFileSync(ca, 'authority')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('given https and a file with an authority, when the agent is made, then it trusts what is in the file', () => {
  const agent = createOtlpAgent({ url: 'https://collector:4318', certificates: { ca } })

  expect(agent).toBeInstanceOf(HttpsAgent)
  expect((agent as HttpsAgent).options.ca?.toString()).toBe('authority')
})

test('given HTTPS in capitals, when the agent is made, then it is one for https', () => {
  expect(createOtlpAgent({ url: 'HTTPS://collector:4318', certificates: {} })).toBeInstanceOf(HttpsAgent)
})

test('given http, when the agent is made, then no file is read', () => {
  const agent = createOtlpAgent({ url: 'http://collector:4318', certificates: { ca: '/nowhere' } })

  expect(agent).not.toBeInstanceOf(HttpsAgent)
})

test('given https and a file that is not there, when the agent is made, then it says which', () => {
  const make = () => createOtlpAgent({ url: 'https://collector', certificates: { ca: '/nowhere/ca.pem' } })

  expect(make).toThrow('/nowhere/ca.pem')
})
