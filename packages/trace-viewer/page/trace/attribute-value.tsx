import type { OtlpValue } from '../../src/otlp/otlp-json'
import { LongText } from '../elements/long-text'
import { valueText, valueType } from './attribute-text'

export function AttributeValue({ value }: { readonly value: OtlpValue | undefined }) {
  const type = valueType(value)
  const text = valueText(value)
  if (type === 'empty' || text === '')
    return <span class="muted">{type === 'text' ? '(empty text)' : '(empty)'}</span>
  return (
    <span class={`value value-${type}`}>
      <LongText text={text} />
      {type === 'bytes' && <span class="muted"> base64</span>}
    </span>
  )
}
