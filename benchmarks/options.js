/** The numbers among the options of a command, by name. Throws for what is not a whole number above 0. */
function wholeNumbers(values, names) {
  return Object.fromEntries(
    names.map((name) => {
      const number = Number(values[name])
      if (Number.isSafeInteger(number) && number > 0) return [name, number]
      throw new TypeError(`--${name}: expected a whole number above 0`)
    }),
  )
}

module.exports = { wholeNumbers }
