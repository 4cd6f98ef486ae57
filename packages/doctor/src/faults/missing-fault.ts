import type { Fault } from '../findings'
import { tryLookUp } from '../network/connect'
import { isPacketRefused } from '../network/packet'
import type { Target } from '../targets'

const lookUpMs = 1_000

/** What answers does not have the trace that was sent. @param where such as `Jaeger at http://localhost:16686` */
export async function missingFault(target: Target | undefined, where: string, ms: number): Promise<Fault> {
  const missing = `${where} did not have it within ${(ms / 1000).toFixed(1)} s`
  if (target?.protocol === 'udp') return packetFault(target, missing)
  return {
    text: `the span was ${target ? 'accepted' : 'sent'}, but ${missing}`,
    variable: 'JAEGER_UI_URL',
    remedy: `is it another Jaeger? set JAEGER_UI_URL to the one that gets the spans of ${target?.shown ?? 'OTEL_CONFIG_FILE'}. Else look at its storage and log, at what the collector in between does with them (tail sampling, filters), and, for a slow storage, try a longer --timeout`,
  }
}

async function packetFault({ host, port, url }: Target, missing: string): Promise<Fault> {
  const variable = 'OTEL_EXPORTER_JAEGER_AGENT_HOST'
  const found = await tryLookUp(host, lookUpMs)
  const refused = 'address' in found && (await isPacketRefused(found.address, port).catch(() => false))
  return {
    text: `the span went to ${host}:${port} in packets (UDP), and ${missing}: ${refused ? 'nothing listens there' : 'packets that nobody takes are lost unseen'}. Jaeger v2 is no agent and mostly has no such port`,
    variable,
    remedy: `remove ${variable} and send by HTTP: OTEL_TRACES_EXPORTER=otlp with OTEL_EXPORTER_OTLP_ENDPOINT=http://${url.hostname}:4318, or for a Jaeger before 1.35 OTEL_EXPORTER_JAEGER_ENDPOINT=http://${url.hostname}:14268/api/traces`,
  }
}
