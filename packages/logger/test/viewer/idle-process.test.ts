import { runFixture } from '../support/run-fixture'
import { standIn } from '../support/viewer-stand-in'

test('given a viewer that never answers, when the app has nothing left to do, then the process ends by itself', async () => {
  const hanging = await standIn({ answer: () => true })
  const { code, err, lines } = await runFixture('waits-for-viewer.js', { args: [hanging.url.href] })
  await hanging.close()

  expect(hanging.methods()).toEqual(['HEAD'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ held: [] })
})
