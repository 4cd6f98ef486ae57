const { frame, round, text, ticks } = require('./svg')

const width = 860
const labelWidth = 200
const valueWidth = 130
const barHeight = 20
const rowHeight = 28
const panelGap = 38
const top = 44

/**
 * Panels of bars below one another, one bar a stack.
 * @param chart { title, panels: [{ title, bars: [{ label, value, text, ours }] }] }
 */
function barChart({ title, panels }) {
  const parts = [text(16, 28, title, { classes: 'title' })]
  let y = top
  for (const panel of panels) {
    parts.push(...drawPanel(panel, y))
    y += panelHeight(panel)
  }
  return frame({ width, height: y, title }, parts)
}

const panelHeight = ({ bars }) => 30 + bars.length * rowHeight + panelGap

function drawPanel({ title, bars }, y) {
  const marks = ticks(Math.max(...bars.map(({ value }) => value)))
  const x = (value) => labelWidth + (value / marks.at(-1)) * (width - labelWidth - valueWidth)
  const firstRow = y + 30
  const bottom = firstRow + bars.length * rowHeight
  return [
    text(16, y + 18, title),
    ...marks.flatMap((mark) => [
      `<line x1="${round(x(mark))}" y1="${firstRow - 4}" x2="${round(x(mark))}" y2="${bottom}" class="grid"/>`,
      text(x(mark), bottom + 15, mark, { anchor: 'middle', classes: 'small faint' }),
    ]),
    ...bars.flatMap((bar, index) => drawBar(bar, firstRow + index * rowHeight, x)),
  ]
}

function drawBar({ label, value, text: shown, ours }, y, x) {
  const length = round(Math.max(1, x(value) - labelWidth))
  return [
    text(labelWidth - 10, y + 15, label, { anchor: 'end' }),
    `<rect x="${labelWidth}" y="${y}" width="${length}" height="${barHeight}" class="${ours ? 'ours' : 'other'}"/>`,
    text(labelWidth + length + 8, y + 15, shown, { classes: 'small' }),
  ]
}

module.exports = { barChart }
