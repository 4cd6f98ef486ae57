import fc from 'fast-check'
import type { Logger } from 'pino'
import { setLogLevel } from '../../src'
import { loggerWithOutput } from '../support/collector'

const values = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
  silent: Number.POSITIVE_INFINITY,
}
type Level = keyof typeof values
const levels = Object.keys(values) as Level[]

interface Override {
  readonly level: Level
  readonly passedOver: Set<Node>
}

/** A logger of the tree, and what is to be expected of it. */
interface Node {
  readonly logger: Logger
  readonly parent: Node | undefined
  own: Level | undefined
}

class Tree {
  readonly nodes: Node[]
  readonly output
  lasting: Override | undefined
  timed: Override | undefined

  constructor(level: Level) {
    const { logger, output } = loggerWithOutput({ level })
    this.output = output
    this.nodes = [{ logger, parent: undefined, own: level }]
  }

  usual({ own, parent }: Node): Level {
    return own ?? this.usual(parent as Node)
  }

  expected(node: Node): Level {
    if (node.own === undefined) return this.expected(node.parent as Node)
    return [this.timed, this.lasting].find((one) => one && !one.passedOver.has(node))?.level ?? node.own
  }
}

interface Step {
  run(tree: Tree): void
}

const anyLevel = fc.constantFrom(...levels)
const pick = (tree: Tree, n: number) => tree.nodes[n % tree.nodes.length] as Node

const makeChild = fc.tuple(fc.nat(), fc.option(anyLevel, { nil: undefined })).map(
  ([n, level]): Step => ({
    run(tree) {
      const parent = pick(tree, n)
      const own = level === tree.usual(parent) ? undefined : level
      tree.nodes.push({ logger: parent.logger.child({}, level && { level }), parent, own })
    },
  }),
)
const setOne = fc.tuple(fc.nat(), anyLevel).map(
  ([n, level]): Step => ({
    run(tree) {
      const node = pick(tree, n)
      node.logger.level = level
      node.own = level
      tree.timed?.passedOver.add(node)
      tree.lasting?.passedOver.add(node)
    },
  }),
)

/** What was set for all, to be taken back in any order. */
const undos: { undo: () => void; slot: 'lasting' | 'timed'; override: Override }[] = []

const setAll = fc.tuple(anyLevel, fc.boolean()).map(
  ([level, lasts]): Step => ({
    run(tree) {
      const slot = lasts ? 'lasting' : 'timed'
      const override = { level, passedOver: new Set<Node>() }
      undos.push({ undo: setLogLevel(level, lasts ? {} : { forMs: 3_600_000 }), slot, override })
      tree.timed = undefined
      tree[slot] = override
    },
  }),
)
const undo = fc.nat().map(
  (n): Step => ({
    run(tree) {
      const one = undos[n % Math.max(1, undos.length)]
      one?.undo()
      if (one && tree[one.slot] === one.override) tree[one.slot] = undefined
    },
  }),
)

function check(tree: Tree): void {
  for (const node of tree.nodes) {
    const level = tree.expected(node)
    expect(node.logger.level).toBe(level)
    expect(node.logger.levelVal).toBe(values[level])
    for (const name of levels.slice(0, -1) as Exclude<Level, 'silent'>[]) {
      const enabled = values[name] >= values[level]
      tree.output.texts.length = 0
      node.logger[name]('x')
      expect(tree.output.texts.length).toBe(enabled ? 1 : 0)
      expect(node.logger.isLevelEnabled(name)).toBe(enabled)
    }
  }
}

test('given any tree of children, when levels are set on them, set for all and taken back, then each has the level it should', () => {
  fc.assert(
    fc.property(
      anyLevel,
      fc.array(fc.oneof(makeChild, setOne, setAll, undo), { maxLength: 25 }),
      (level, steps) => {
        const tree = new Tree(level)
        try {
          for (const step of steps) {
            step.run(tree)
            check(tree)
          }
        } finally {
          for (const one of undos.splice(0)) one.undo()
        }
      },
    ),
    { numRuns: 150 },
  )
})
