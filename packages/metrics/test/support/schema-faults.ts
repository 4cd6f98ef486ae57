/** The keywords of JSON schema that CloudWatch's schema uses. */
export interface Schema {
  readonly type: 'object' | 'array' | 'string' | 'integer'
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
}

/** Where the value does not fit the schema. Standard: https://json-schema.org/draft-07/json-schema-validation */
export function schemaFaults(schema: Schema, value: unknown, path = '$'): string[] {
  switch (schema.type) {
    case 'object':
      return objectFaults(schema, value, path)
    case 'array':
      return arrayFaults(schema, value, path)
    case 'string':
      return stringFaults(schema, value, path)
    case 'integer':
      return Number.isInteger(value) ? [] : [`${path} is no integer`]
  }
}

function objectFaults({ required = [], properties = {} }: Schema, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`]
  const members = value as Readonly<Record<string, unknown>>
  const missing = required.filter((name) => !Object.hasOwn(members, name))
  return [
    ...missing.map((name) => `${path}.${name} is missing`),
    ...Object.entries(properties).flatMap(([name, schema]) =>
      Object.hasOwn(members, name) ? schemaFaults(schema, members[name], `${path}.${name}`) : [],
    ),
  ]
}

function arrayFaults({ items, minItems = 0, maxItems = Infinity }: Schema, value: unknown, path: string) {
  if (!Array.isArray(value)) return [`${path} is no array`]
  const faults = value.flatMap((item, index) => (items ? schemaFaults(items, item, `${path}[${index}]`) : []))
  if (value.length < minItems || value.length > maxItems) faults.push(`${path} has ${value.length} items`)
  return faults
}

function stringFaults(
  { minLength = 0, maxLength = Infinity, pattern = '' }: Schema,
  value: unknown,
  path: string,
) {
  if (typeof value !== 'string') return [`${path} is no string`]
  const faults = new RegExp(pattern, 'u').test(value) ? [] : [`${path} does not match ${pattern}`]
  // in characters, not in the units of UTF-16
  const { length } = [...value]
  if (length < minLength || length > maxLength) faults.push(`${path} is ${length} characters long`)
  return faults
}
