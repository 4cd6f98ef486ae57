import { describeDefault } from './describe-default'
import type { Specs } from './spec'

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
    default: describeDefault(spec),
    description: spec.desc ?? '',
    required: spec.required,
    secret: spec.secret,
  }))
}
