import { useState } from 'preact/hooks'
import { Text } from '../elements/text'
import { formatNumber } from '../format/count'
import { isForeignFrame } from './stack-frame'

const shownAtFirst = 40

/** A stack, the frames of libraries and of Node fainter than the app's own. */
export function StackTrace({ stack }: { readonly stack: string }) {
  const [most, setMost] = useState(shownAtFirst)
  const lines = stack.split('\n')
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section class="stack" tabIndex={0} aria-label="Stack">
        <pre>
          {lines.slice(0, most).map((line, index) => (
            <span key={index} class={isForeignFrame(line) ? 'frame foreign' : 'frame'}>
              <Text max={1_000}>{line}</Text>
              {'\n'}
            </span>
          ))}
        </pre>
      </section>
      {lines.length > most && (
        <button type="button" class="quiet-button" onClick={() => setMost(most + 500)}>
          Show more of {formatNumber(lines.length)} lines
        </button>
      )}
    </>
  )
}
