import { readEmf } from '../support/emf-document'

const right = {
  _aws: {
    Timestamp: 1_700_000_000_000,
    CloudWatchMetrics: [
      { Namespace: 'shop', Dimensions: [['service']], Metrics: [{ Name: 'orders', Unit: 'Count' }] },
    ],
  },
  service: 'shop',
  orders: 1,
}

type Document = {
  _aws: { Timestamp: unknown; CloudWatchMetrics: Record<string, unknown>[] }
  [member: string]: unknown
}

/** What the reader of these tests says of the right document with this change. */
function faultOf(change: (document: Document, directive: Record<string, unknown>) => void): string {
  const document = structuredClone(right) as unknown as Document
  change(document, document._aws.CloudWatchMetrics[0] ?? {})
  try {
    readEmf(JSON.stringify(document))
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('given a document as the specification has it, then it is taken', () => {
  expect(faultOf(() => {})).toBe('')
})

test.each<[string, Parameters<typeof faultOf>[0], string]>([
  ['no time', (document) => delete document._aws.Timestamp, 'Timestamp is missing'],
  ['half a millisecond', (document) => (document._aws.Timestamp = 1.5), 'no integer'],
  ['no namespace', (_, directive) => (directive.Namespace = ''), 'characters long'],
  [
    'an unknown unit',
    (_, directive) => (directive.Metrics = [{ Name: 'orders', Unit: 's' }]),
    'does not match',
  ],
  ['a dimension without a value', (document) => delete document.service, 'a dimension'],
  ['a dimension that is a number', (document) => (document.service = 5), 'a dimension'],
  ['31 dimensions', (_, directive) => (directive.Dimensions = [Array(31).fill('service')]), '31 items'],
  [
    '101 metrics',
    (_, directive) => (directive.Metrics = Array(101).fill({ Name: 'orders' })),
    '1 to 100 metrics',
  ],
  ['101 values', (document) => (document.orders = Array(101).fill(1)), 'the value of orders'],
  ['a value that is text', (document) => (document.orders = '1'), 'the value of orders'],
])('given %s, then it is refused', (_what, change, fault) => {
  expect(faultOf(change)).toContain(fault)
})
