import type { TraceList } from '../../../src/page-api/trace-summary'
import type { Sent } from '../../contract/support/spans'
import { type RunningViewer, startViewer } from '../../http/support/running-viewer'

export interface ViewerForPage extends RunningViewer {
  /** Sends spans; each call a request. */
  send(...resourceSpans: Sent[]): Promise<void>
  sendLogs(...resourceLogs: object[]): Promise<void>
  list(query?: Record<string, string>): Promise<TraceList>
}

export async function startViewerForPage(): Promise<ViewerForPage> {
  const viewer = await startViewer()
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(viewer.otlp + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  }
  return {
    ...viewer,
    send: (...resourceSpans) => post('/v1/traces', { resourceSpans }),
    sendLogs: (...resourceLogs) => post('/v1/logs', { resourceLogs }),
    list: async (query = {}) => {
      const response = await fetch(`${viewer.url}/api/viewer/traces?${new URLSearchParams(query)}`)
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
      return (await response.json()) as TraceList
    },
  }
}

/** Log records as they are sent. */
export function logsOf(service: string, ...logRecords: object[]): object {
  return {
    resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
    scopeLogs: [{ logRecords }],
  }
}
