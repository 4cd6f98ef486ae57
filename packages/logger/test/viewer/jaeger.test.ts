import { describeWithJaeger } from '../../../../test/support/jaeger'
import { askViewer } from '../../src/viewer/ask-viewer'

describeWithJaeger('given a real Jaeger', (jaeger) => {
  test('when it is asked whether it is the trace viewer, then it is not', async () => {
    expect(await askViewer(new URL(`${jaeger().otlp}/v1/logs`)).isThere()).toBe(false)
  })
})
