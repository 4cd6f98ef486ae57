import fc from 'fast-check'
import { OpenList, type Place } from '../src/open-list'

interface Item extends Place<Item> {
  readonly id: number
}

test('given any order in which items come and go, when the list is read, then it holds those that are left, oldest first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 200 }), (steps) => {
      const list = new OpenList<Item>()
      const expected: Item[] = []
      for (const [id, step] of steps.entries()) {
        const [leaving] = step % 2 === 0 ? expected.splice(step % (expected.length || 1), 1) : []
        if (leaving) {
          list.remove(leaving)
          list.remove(leaving)
        }
        if (!leaving) {
          const item: Item = { id, previous: undefined, next: undefined }
          expected.push(item)
          list.add(item)
        }
        expect(list.items().map((one) => one.id)).toEqual(expected.map((one) => one.id))
        expect(list.size).toBe(expected.length)
      }
    }),
    { numRuns: 200 },
  )
})
