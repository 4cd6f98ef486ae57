// How long the page takes to show traces of 1,000, 10,000 and 50,000 spans, and to scroll through them, in a real Chromium.
// node packages/trace-viewer/bench/open-trace.js      after npm run build; CHROMIUM_BIN says which one
const { randomBytes } = require('node:crypto')
const { chromium } = require('playwright-core')
const { startTraceViewer } = require('../dist')

const sizes = [1_000, 10_000, 50_000]
const rounds = 5
const id = (bytes) => randomBytes(bytes).toString('hex')
const text = (key, stringValue) => ({ key, value: { stringValue } })

/** A trace in which every span has four children and a dozen attributes, as those of a request. */
async function send(otlpUrl, count) {
  const traceId = id(16)
  const ids = Array.from({ length: count }, () => id(8))
  const start = BigInt(Date.now()) * 1_000_000n
  const spans = ids.map((spanId, index) => ({
    traceId,
    spanId,
    parentSpanId: index > 0 ? ids[Math.floor((index - 1) / 4)] : '',
    name: `step ${index}`,
    kind: 1,
    startTimeUnixNano: String(start + BigInt(index) * 100_000n),
    endTimeUnixNano: String(start + BigInt(count) * 100_000n),
    attributes: Array.from({ length: 12 }, (_, at) =>
      text(`attribute.number.${at}`, `value ${index} of ${at}`),
    ),
    status: {},
  }))
  for (let from = 0; from < count; from += 5_000) {
    const scopeSpans = [{ scope: { name: 'bench' }, spans: spans.slice(from, from + 5_000) }]
    const resource = { attributes: [text('service.name', 'bench')] }
    const response = await fetch(`${otlpUrl}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] }),
    })
    if (!response.ok) throw new Error(await response.text())
  }
  return traceId
}

/** Scrolls for a second, a screen every frame; answers with the longest time between two frames. */
const scroll = `new Promise((resolve) => {
  const list = document.querySelector('.waterfall-scroll')
  const startedAt = performance.now()
  let last = startedAt
  let longest = 0
  const step = (now) => {
    longest = Math.max(longest, now - last)
    last = now
    list.scrollTop += list.clientHeight
    if (now - startedAt < 1000) requestAnimationFrame(step)
    else resolve(longest)
  }
  requestAnimationFrame(step)
})`

const median = (values) =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)])

async function main() {
  const viewer = await startTraceViewer({ port: 0, otlpPort: 0 })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  for (const size of sizes) {
    const traceId = await send(viewer.otlpUrl, size)
    const opened = []
    const frames = []
    for (let round = 0; round < rounds; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      const startedAt = performance.now()
      await page.goto(`${viewer.url}/trace/${traceId}`, { waitUntil: 'commit' })
      await page.locator('.span-row').first().waitFor()
      opened.push(performance.now() - startedAt)
      frames.push(await page.evaluate(scroll))
      await page.close()
    }
    console.log(
      `${size} spans: first rows after ${median(opened)} ms, longest frame while scrolling ${median(frames)} ms (median of ${rounds})`,
    )
  }
  await browser.close()
  await viewer.shutdown()
}

void main()
