import { useState } from 'preact/hooks'
import { formatNumber } from '../format/count'
import { Text } from './text'

const shownAtFirst = 500

/** A text of any length, the beginning of it at first. */
export function LongText({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false)
  const max = whole ? text.length : shownAtFirst
  return (
    <>
      <Text lines max={max}>
        {text}
      </Text>
      {text.length > shownAtFirst && (
        <>
          {' '}
          <button type="button" class="quiet-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? 'Show the beginning' : `Show all ${formatNumber(text.length)} characters`}
          </button>
        </>
      )}
    </>
  )
}
