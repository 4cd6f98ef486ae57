import { useState } from 'preact/hooks'
import type { OtlpKeyValue } from '../../src/otlp/otlp-json'
import { count } from '../format/count'
import { AttributeKey } from './attribute-key'
import { AttributeValue } from './attribute-value'

interface AttributeTableProps {
  readonly attributes: readonly OtlpKeyValue[] | undefined
  /** How many the sender left out. */
  readonly dropped?: number | undefined
}

const shownAtFirst = 100

export function AttributeTable({ attributes = [], dropped = 0 }: AttributeTableProps) {
  const [most, setMost] = useState(shownAtFirst)
  const sorted = [...attributes].sort((one, other) => (one.key < other.key ? -1 : 1))
  return (
    <>
      {sorted.length > 0 ? (
        <table class="attributes">
          <tbody>
            {sorted.slice(0, most).map(({ key, value }, index) => (
              <tr key={index}>
                <th scope="row">
                  <AttributeKey name={key} />
                </th>
                <td>
                  <AttributeValue value={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="muted">None</p>
      )}
      {sorted.length > most && (
        <button type="button" class="quiet-button" onClick={() => setMost(most + 1_000)}>
          Show more of {count(sorted.length, 'attribute')}
        </button>
      )}
      {dropped > 0 && <p class="muted">{count(dropped, 'more attribute')}, left out by the sender</p>}
    </>
  )
}
