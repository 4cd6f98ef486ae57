import { assignColour, serviceColours } from '../../page/elements/assign-colour'

function coloursOf(names: readonly string[]): number[] {
  const taken = new Map<string, number>()
  for (const name of names) taken.set(name, assignColour(name, taken))
  return [...taken.values()]
}

test('given as many services as colours, when each gets one, then none is used twice', () => {
  const names = Array.from({ length: serviceColours }, (_, index) => `service-${index}`)
  expect(new Set(coloursOf(names)).size).toBe(serviceColours)
})

test('given more services than colours, when each gets one, then it is one that there is', () => {
  const colours = coloursOf(Array.from({ length: 100 }, (_, index) => `service-${index}`))
  expect(colours.every((colour) => Number.isInteger(colour) && colour >= 0 && colour < serviceColours)).toBe(
    true,
  )
})

test('given a service with a colour, when it is asked for again, then it is the same', () => {
  expect(assignColour('shop', new Map([['shop', 7]]))).toBe(7)
})
