import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { appFolder, servers } from './apps'

test.each(servers)(
  'given %s, when its voluntarily-traces is started, then the page is there with what it loads',
  async (name) => {
    const command = join(appFolder(name), 'node_modules/.bin/voluntarily-traces')
    const viewer = spawn(command, ['--port', '0', '--otlp-port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(viewer, 'close')
    try {
      const [output] = await once(viewer.stdout.setEncoding('utf8'), 'data')
      const [, url] = /^traces: (\S+)/.exec(output) ?? []
      const page = await (await fetch(`${url}/`)).text()
      const loaded = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => `${url}${path}`)
      expect(loaded.length).toBeGreaterThan(1)
      for (const address of loaded) expect((await fetch(address)).status).toBe(200)
    } finally {
      viewer.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])
  },
)
