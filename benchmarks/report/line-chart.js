const { frame, round, text, ticks } = require('./svg')

const panelWidth = 270
const panelGap = 20
const left = 46
const plotTop = 108
const plotHeight = 200
const height = 356

/**
 * Panels of lines side by side. The values of an axis stand at equal distances, whatever lies between them.
 * @param chart { title, panels: [{ title, values, lines: [{ label, figures, ours }] }] }
 */
function lineChart({ title, panels }) {
  const width = 16 + panels.length * (panelWidth + panelGap)
  return frame({ width, height, title }, [
    text(16, 28, title, { classes: 'title' }),
    ...drawLegend(panels[0].lines),
    ...panels.flatMap((panel, index) => drawPanel(panel, 16 + index * (panelWidth + panelGap))),
  ])
}

function drawLegend(lines) {
  return lines.flatMap(({ label, ours }, index) => {
    const x = 16 + index * 160
    return [
      `<rect x="${x}" y="44" width="12" height="12" class="${colour(ours)}"/>`,
      text(x + 18, 54, label, { classes: 'small' }),
    ]
  })
}

const colour = (ours) => (ours ? 'ours' : 'other')

function drawPanel({ title, values, lines }, panelX) {
  const marks = ticks(Math.max(...lines.flatMap(({ figures }) => figures)))
  const start = panelX + left
  const step = (panelWidth - left - 24) / (values.length - 1)
  const x = (index) => start + 12 + index * step
  const y = (figure) => plotTop + plotHeight * (1 - figure / marks.at(-1))
  return [
    text(panelX, 80, title),
    ...marks.flatMap((mark) => [
      `<line x1="${start}" y1="${round(y(mark))}" x2="${panelX + panelWidth}" y2="${round(y(mark))}" class="grid"/>`,
      text(start - 8, y(mark) + 4, mark, { anchor: 'end', classes: 'small faint' }),
    ]),
    ...values.map((value, index) =>
      text(x(index), plotTop + plotHeight + 20, value, { anchor: 'middle', classes: 'small faint' }),
    ),
    ...lines.flatMap((line) => drawLine(line, lines, x, y)),
  ]
}

function drawLine({ figures, ours }, lines, x, y) {
  const points = figures.map((figure, index) => [round(x(index)), round(y(figure))])
  // The number of the upper point above it, that of the lower one below, so that they do not meet.
  const offset = (index) => (lines.every((line) => line.figures[index] <= figures[index]) ? -9 : 19)
  return [
    `<polyline points="${points.map((point) => point.join(',')).join(' ')}" class="line ${colour(ours)}"/>`,
    ...points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.5" class="${colour(ours)}"/>`),
    ...points.map(([cx, cy], index) =>
      text(cx, cy + offset(index), Math.round(figures[index]), { anchor: 'middle', classes: 'small' }),
    ),
  ]
}

module.exports = { lineChart }
