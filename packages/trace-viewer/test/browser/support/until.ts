import { setTimeout as delay } from 'node:timers/promises'

/** Asks again until the answer fits; fails with the last one after twenty seconds. */
export async function until<Value>(
  ask: () => Promise<Value>,
  fits: (value: Value) => boolean,
): Promise<Value> {
  const endsAt = Date.now() + 20_000
  for (;;) {
    const value = await ask()
    if (fits(value)) return value
    if (Date.now() > endsAt) throw new Error(`it stayed ${JSON.stringify(value)}`)
    await delay(50)
  }
}
