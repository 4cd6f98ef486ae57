import { get } from 'node:http'
import { listeningProcess } from './listening-process'

const limitMs = 1_000

/** What listens on a port of this machine, for a message: by what it answers, and by its process where that can be seen. */
export async function describeOwner(port: number): Promise<string> {
  const [service, owner] = await Promise.all([identify(port), listeningProcess(port)])
  const running = owner && `${owner.name}, process ${owner.pid}`
  if (service === undefined) return running ?? 'another program'
  return running === undefined ? service : `${service} (${running})`
}

async function identify(port: number): Promise<string | undefined> {
  const answer = await ask(port, '/api/v3/services')
  if (answer === undefined) return undefined
  if (/^voluntarily-traces\b/.test(answer.server)) return 'another trace viewer'
  if (answer.status === 200 && /^\{"services":/.test(answer.body)) return 'Jaeger'
  return undefined
}

interface Answer {
  readonly status: number
  readonly server: string
  /** Its beginning. */
  readonly body: string
}

/** What answers to a GET on loopback; undefined when that is not HTTP, or takes too long. */
function ask(port: number, path: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, agent: false, timeout: limitMs }, (response) => {
      let body = ''
      const end = () => {
        request.destroy()
        resolve({ status: response.statusCode ?? 0, server: String(response.headers.server ?? ''), body })
      }
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text
        if (body.length > 1_000) end()
      })
      response.once('end', end).once('error', end)
    })
    request.once('error', () => resolve(undefined))
    setTimeout(() => {
      request.destroy()
      resolve(undefined)
    }, limitMs).unref()
  })
}
