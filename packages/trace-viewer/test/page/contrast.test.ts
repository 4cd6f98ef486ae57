import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const palette = readFileSync(join(__dirname, '../../page/styles/palette.css'), 'utf8')
const [light = '', dark = ''] = palette.split('@media (prefers-color-scheme: dark)')
const services = Array.from({ length: 12 }, (_, index) => `service-${index}`)

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(css: string, one: string, other: string): number {
  const colour = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? '#000000'
  const [bright = 0, faint = 0] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => b - a)
  return (bright + 0.05) / (faint + 0.05)
}

const textOn: [string, string[]][] = [
  ['text', ['page', 'surface', 'sunken', 'hover', 'accent-soft', 'error-soft', 'warning-soft']],
  ['muted', ['page', 'surface', 'sunken', 'hover', 'accent-soft', 'error-soft']],
  ['accent', ['page', 'surface', 'hover', 'accent-soft', 'error-soft']],
  ['error', ['page', 'surface', 'hover', 'accent-soft', 'error-soft']],
  ['warning', ['surface', 'hover', 'accent-soft', 'warning-soft']],
  ['good', ['page', 'surface']],
  ['on-accent', ['accent']],
  ['surface', ['error']],
]
const shapesOn: [string, string[]][] = [
  ['line-strong', ['page', 'surface']],
  ...services.map((name): [string, string[]] => [name, ['page', 'surface', 'hover', 'accent-soft']]),
]

describe.each([
  ['light', light],
  ['dark', dark],
])('given the %s palette', (_name, css) => {
  test.each(textOn.flatMap(([one, others]) => others.map((other) => [one, other])))(
    'when %s is text on %s, then it is readable (4.5 to 1)',
    (one, other) => {
      expect(contrast(css, one ?? '', other ?? '')).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(shapesOn.flatMap(([one, others]) => others.map((other) => [one, other])))(
    'when %s is a shape on %s, then it is seen (3 to 1)',
    (one, other) => {
      expect(contrast(css, one ?? '', other ?? '')).toBeGreaterThanOrEqual(3)
    },
  )
})
