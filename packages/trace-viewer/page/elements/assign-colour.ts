/** Colours in styles/palette.css: `--service-0` and on. */
export const serviceColours = 12

/**
 * The colour of a service: always the same for a name while there are few, and no two services of the same colour while there
 * is one left.
 */
export function assignColour(name: string, taken: ReadonlyMap<string, number>): number {
  const known = taken.get(name)
  if (known !== undefined) return known
  const wanted = hash(name) % serviceColours
  const used = new Set(taken.values())
  for (let step = 0; step < serviceColours; step++) {
    const colour = (wanted + step) % serviceColours
    if (!used.has(colour)) return colour
  }
  return wanted
}

function hash(name: string): number {
  let value = 2_166_136_261
  for (let at = 0; at < name.length; at++) value = Math.imul(value ^ name.charCodeAt(at), 16_777_619) >>> 0
  // The low bits of similar names are alike.
  return (value ^ (value >>> 15)) >>> 0
}
