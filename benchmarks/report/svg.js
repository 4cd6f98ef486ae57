// What the charts share: the frame with its colours, for a light and a dark page, and the scale of an axis.

// A chart shown as an image follows the reader's system, not the page around it; so it brings its own background.
const style = `
  svg { font: 13px system-ui, sans-serif; background: #ffffff; fill: #1f2328; }
  .title { font-size: 16px; font-weight: 600; }
  .small { font-size: 12px; }
  .faint { fill: #59636e; }
  .grid { stroke: #d1d9e0; }
  .other { fill: #8c959f; stroke: #8c959f; }
  .ours { fill: #0969da; stroke: #0969da; }
  polyline.line { fill: none; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; fill: #f0f6fc; }
    .faint { fill: #9198a1; }
    .grid { stroke: #3d444d; }
    .other { fill: #6e7681; stroke: #6e7681; }
    .ours { fill: #4493f8; stroke: #4493f8; }
  }
`

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text) => String(text).replace(/[&<>"]/g, (character) => escapes[character])

function text(x, y, content, { anchor = 'start', classes = '' } = {}) {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" class="${classes}">${escapeXml(content)}</text>`
}

const round = (value) => Math.round(value * 10) / 10

/** @param title read out in place of the picture */
function frame({ width, height, title }, parts) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${style}</style>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

/** Round numbers from 0 to the first that is at least `most`, some four to seven of them. */
function ticks(most) {
  const power = 10 ** Math.floor(Math.log10(most / 4))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => most / size <= 6)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => round(index * step))
}

module.exports = { frame, round, text, ticks }
