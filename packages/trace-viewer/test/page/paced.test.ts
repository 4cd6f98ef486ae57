import { setTimeout as delay } from 'node:timers/promises'
import { paced } from '../../page/live/paced'

test('given many requests during a run, when it has ended, then there is one more run, not many', async () => {
  let runs = 0
  const pace = paced(async () => {
    runs += 1
    await delay(10)
  }, 5)
  for (let request = 0; request < 10; request++) pace.request()
  expect(runs).toBe(1)
  await delay(300)
  expect(runs).toBe(2)
  pace.request()
  expect(runs).toBe(3)
  pace.stop()
})

test('given a pace that has been stopped, when it is asked, then nothing runs', async () => {
  let runs = 0
  const pace = paced(async () => {
    runs += 1
  }, 1)
  pace.request()
  pace.request()
  pace.stop()
  pace.request()
  await delay(50)
  expect(runs).toBe(1)
})
