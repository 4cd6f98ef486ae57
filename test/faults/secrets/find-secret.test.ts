import { findSecret, findSecrets } from '../support/find-secret'
import { newSecret, newSetting } from '../support/secret-kinds'

const ways: [string, (secret: string) => string][] = [
  ['plain', (secret) => `it is ${secret}.`],
  ['percent-encoded', (secret) => `/x?y=${encodeURIComponent(secret)}&z`],
  ['in JSON', (secret) => JSON.stringify({ msg: `it is ${secret}` })],
  ['in JSON in JSON', (secret) => JSON.stringify(JSON.stringify({ msg: secret }))],
  ['in the query of a URL', (secret) => new URL(`http://x/?${secret}`).href],
  ['in a form', (secret) => new URLSearchParams({ a: secret, b: '1' }).toString()],
  ...['', 'a', 'ab', 'abc', 'abcd'].map((before): [string, (secret: string) => string] => [
    `in base64 after ${before.length} other bytes`,
    (secret) => Buffer.from(`${before}${secret} and more`).toString('base64'),
  ]),
]

test.each(ways)('given a planted secret, %s, when it is looked for, then it is found', (_way, plant) => {
  for (const secret of [newSecret(), newSetting()]) {
    expect(findSecret(plant(secret), secret)).toBeDefined()
    expect(findSecrets(plant(secret), [{ secret }, { secret: newSecret() }])).toHaveLength(1)
    expect(findSecret(plant('nothing of the kind'), secret)).toBeUndefined()
  }
})
