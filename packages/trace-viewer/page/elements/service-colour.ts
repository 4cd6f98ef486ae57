import { assignColour } from './assign-colour'

const key = 'service-colours'
const maxNames = 200
const taken = remembered()

/** Class that sets the colour of a service, the same one in every view and tab. */
export function serviceClass(name: string): string {
  const known = taken.get(name)
  if (known !== undefined) return `service-${known}`
  const colour = assignColour(name, taken)
  if (taken.size < maxNames) {
    taken.set(name, colour)
    remember()
  }
  return `service-${colour}`
}

function remembered(): Map<string, number> {
  try {
    const pairs = JSON.parse(localStorage.getItem(key) ?? '[]') as [string, number][]
    return new Map(pairs.filter(([name, colour]) => typeof name === 'string' && Number.isInteger(colour)))
  } catch {
    return new Map()
  }
}

function remember(): void {
  try {
    localStorage.setItem(key, JSON.stringify([...taken]))
  } catch {
    // Without storage the colours are still the same for one view.
  }
}
