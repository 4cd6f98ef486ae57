import { describeInChromium } from './chromium'
import type { OpenedPage, OpenOptions } from './open-page'
import { openPage } from './open-page'
import { startViewer, type ViewerProcess } from './viewer-process'

interface WithViewer {
  readonly viewer: () => ViewerProcess
  /** Opens a path of the page in a tab of its own; at the end of the test nothing may have gone wrong in it. */
  open(path: string, options?: OpenOptions): Promise<OpenedPage['page']>
}

/** Tests of the page in a real Chromium, with a viewer of its own for each test. */
export function describePage(name: string, tests: (given: WithViewer) => void): void {
  describeInChromium(name, (browser) => {
    let viewer: ViewerProcess
    let opened: OpenedPage[] = []
    beforeEach(async () => {
      opened = []
      viewer = await startViewer()
    })
    afterEach(async () => {
      const faults = opened.flatMap((page) => page.faults())
      await Promise.all(opened.map(({ page }) => page.context().close()))
      await viewer?.stop()
      expect(faults).toEqual([])
    })
    tests({
      viewer: () => viewer,
      async open(path, options) {
        const one = await openPage(browser(), `${viewer.url}${path}`, options)
        opened.push(one)
        return one.page
      },
    })
  })
}
