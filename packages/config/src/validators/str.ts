import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, SpecOptions, ValueOf } from '../spec'

/** Any text. Blanks around it are trimmed, as everywhere. */
export function str<const O extends SpecOptions<string> = NoOptions>(
  options?: O & NoOthers<O, SpecOptions<string>>,
): Spec<ValueOf<string, O>> {
  return makeSpec<string, O>(
    { type: 'string', expected: 'some text', parse: (input) => input },
    options ?? ({} as O),
  )
}
