import { expectTypeOf } from 'expect-type'
import { bool, integer, json, list, loadConfig, logLevel, mongoUri, port, type Spec, str, url } from '../src'

const environment = {
  REQUIRED: 'a',
  CHOICE: 'a',
  NUMBER_CHOICE: '2',
  JSON_TYPED: '{"a":1}',
  JSON_ANY: '[]',
  CHOSEN_LIST: 'a',
}
const computed: string | undefined = environment.REQUIRED.length > 1 ? 'x' : undefined

test('given specs, when config is loaded, then each property has the type its spec describes', () => {
  const config = loadConfig(
    {
      REQUIRED: str(),
      WITH_OPTIONS: str({ default: 'x', desc: 'text', secret: true }),
      OPTIONAL: str({ optional: true }),
      OPTIONAL_WITH_DEFAULT: str({ optional: true, default: 'x' }),
      NOT_OPTIONAL: str({ optional: false, default: 'x' }),
      UNDEFINED: str({ default: undefined }),
      COMPUTED: str({ default: computed }),
      CHOICE: str({ choices: ['a', 'b'] }),
      OPTIONAL_CHOICE: str({ choices: ['a', 'b'], optional: true }),
      NUMBER_CHOICE: integer({ choices: [1, 2] }),
      PORT: port({ default: 3000, min: 0 }),
      BOOL: bool({ default: false }),
      LEVEL: logLevel({ default: 'info' }),
      URI: mongoUri({ optional: true, secret: true }),
      URL: url({ optional: true, protocols: ['https'] }),
      LIST: list({ default: [] }),
      CHOSEN_LIST: list({ choices: ['a', 'b'] }),
      JSON_TYPED: json<{ a: number }>(),
      JSON_ANY: json(),
      JSON_DEFAULT: json({ default: { a: 1 } }),
      JSON_OPTIONAL: json<string[]>({ optional: true }),
    },
    { environment },
  )
  expectTypeOf(config).branded.toEqualTypeOf<{
    readonly REQUIRED: string
    readonly WITH_OPTIONS: string
    readonly OPTIONAL: string | undefined
    readonly OPTIONAL_WITH_DEFAULT: string
    readonly NOT_OPTIONAL: string
    readonly UNDEFINED: string | undefined
    readonly COMPUTED: string | undefined
    readonly CHOICE: 'a' | 'b'
    readonly OPTIONAL_CHOICE: 'a' | 'b' | undefined
    readonly NUMBER_CHOICE: 1 | 2
    readonly PORT: number
    readonly BOOL: boolean
    readonly LEVEL: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
    readonly URI: string | undefined
    readonly URL: string | undefined
    readonly LIST: readonly string[]
    readonly CHOSEN_LIST: readonly ('a' | 'b')[]
    readonly JSON_TYPED: { a: number }
    readonly JSON_ANY: unknown
    readonly JSON_DEFAULT: { a: number }
    readonly JSON_OPTIONAL: string[] | undefined
  }>()
  expectTypeOf(str()).toEqualTypeOf<Spec<string>>()
})

test('given an option that does not exist or has the wrong type, when a spec is declared, then it is a type error', () => {
  // @ts-expect-error misspelt
  expect(() => str({ choises: ['a'] })).toThrow('choises: there is no such option')
  // @ts-expect-error a text is no port
  expect(() => port({ default: '3000' })).toThrow('the default is wrong')
  // @ts-expect-error min belongs to numbers
  expect(() => str({ min: 1 })).toThrow('min: there is no such option')
})
