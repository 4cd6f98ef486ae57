import type { Spec, Specs } from './spec'

/** One variable as documentation prints it. */
export interface SpecRow {
  readonly name: string
  /** The type, or the choices. */
  readonly type: string
  /** Empty when there is none. */
  readonly default: string
  readonly description: string
  readonly required: boolean
  readonly secret: boolean
}

/** The rows of a table of variables, in the order of their declaration. */
export function specTable(specs: Specs): SpecRow[] {
  return Object.entries(specs).map(([name, spec]) => ({
    name,
    type: spec.choices?.join(', ') ?? spec.type,
    default: spec.defaultText ?? formatDefault(spec),
    description: spec.desc ?? '',
    required: spec.required,
    secret: spec.secret,
  }))
}

function formatDefault({ default: value, secret }: Spec<unknown>): string {
  if (value === undefined) return ''
  if (secret) return '[secret]'
  return typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : String(value)
}
