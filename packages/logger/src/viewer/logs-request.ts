import { type ServiceIdentity, serviceIdentity } from '@voluntarily/config'
import { attributes, type OtlpAttribute } from '../records/attribute'
import { type Fields, type LogRecord, logRecord } from '../records/log-record'

interface ResourceLogs {
  readonly resource: { readonly attributes: readonly OtlpAttribute[] }
  readonly scopeLogs: readonly [
    { readonly scope: { readonly name: string }; readonly logRecords: LogRecord[] },
  ]
}

const resourceFields = new Set(['service', 'env', 'revision'])

let identity: ServiceIdentity | undefined

/**
 * Lines as the body of an export request in OTLP/JSON; undefined when none of them belongs to a trace.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#otlphttp-request
 */
export function logsRequest(lines: readonly string[]): string | undefined {
  const byService = new Map<string, ResourceLogs>()
  for (const line of lines) {
    const fields = parsed(line)
    const record = fields && logRecord(fields, resourceFields)
    if (!record) continue
    const name = JSON.stringify([fields.service, fields.env, fields.revision])
    const known = byService.get(name) ?? emptyLogs(fields)
    known.scopeLogs[0].logRecords.push(record)
    byService.set(name, known)
  }
  return byService.size > 0 ? JSON.stringify({ resourceLogs: [...byService.values()] }) : undefined
}

function emptyLogs(fields: Fields): ResourceLogs {
  return {
    resource: { attributes: resourceAttributes(fields) },
    scopeLogs: [{ scope: { name: '@voluntarily/logger' }, logRecords: [] }],
  }
}

// A pino logger of the app's own may write anything, in any form.
function parsed(line: string): Fields | undefined {
  try {
    return JSON.parse(line) as Fields
  } catch {
    return undefined
  }
}

/** As tracing names them: https://opentelemetry.io/docs/specs/semconv/resource/ */
function resourceAttributes({ service, env, revision }: Fields): OtlpAttribute[] {
  identity ??= serviceIdentity()
  return attributes({
    'service.name': service ?? identity.name,
    'service.version': revision ?? identity.revision ?? identity.version,
    'deployment.environment.name': env ?? identity.environment,
  })
}
