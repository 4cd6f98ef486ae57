import { str as envalidStr } from 'envalid'
import { defineValidator } from '../make-spec'

/** Any text. Blanks around it are trimmed, as everywhere. */
export const str = defineValidator<string>({
  type: 'string',
  expected: 'some text',
  parse: envalidStr()._parse,
})
