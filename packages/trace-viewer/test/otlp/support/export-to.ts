import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const script = path.join(__dirname, '../fixtures/export.js')

/** A span as the SDK had it. */
export interface ExportedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly service: string
  readonly failed: boolean
  readonly startTime: readonly [number, number]
  readonly endTime: readonly [number, number]
  readonly scope: { readonly name: string; readonly version: string }
  readonly status?: string
  readonly attributes: readonly string[]
  readonly events: readonly string[]
  readonly links: readonly string[]
}

export interface Exported {
  /** Of the spans and of the log records; 0 is success. */
  readonly codes: readonly number[]
  readonly spans: readonly ExportedSpan[]
}

/** Exports real spans and log records to a receiver, from a process of their own. */
export async function exportTo(
  url: string,
  encoding: 'protobuf' | 'json',
  compression: 'gzip' | 'none' = 'none',
): Promise<Exported> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, encoding, compression])
  return JSON.parse(stdout)
}
