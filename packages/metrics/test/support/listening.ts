import type { Metrics } from '@voluntarily/metrics'
import { until } from './until'

/** The address of the page once the port, 0 until then, is open. */
export async function listening(metrics: Metrics): Promise<string> {
  await until(() => metrics.endpoint !== undefined && !metrics.endpoint.includes(':0/'))
  return metrics.endpoint as string
}

/** The page, once the port is open. */
export async function fetchPage(metrics: Metrics): Promise<string> {
  const answer = await fetch(await listening(metrics))
  return answer.text()
}
