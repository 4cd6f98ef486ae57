import { freePort } from '../../../../test/support/free-ports'
import { runChild } from '../support/run-child'

test('given two workers of a cluster, when both want the port, then the first has it, so that numbers do not take turns, and the other says so', async () => {
  const { result } = await runChild('cluster.js', [await freePort()])

  expect(result).toEqual([
    { page: true, warnings: [] },
    { page: false, warnings: [expect.stringContaining('EADDRINUSE')] },
  ])
})
