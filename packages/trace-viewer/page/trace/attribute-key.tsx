import { cutText, visibleText } from '../format/visible-text'

/** The name of an attribute, which may break after its dots and underscores only. */
export function AttributeKey({ name }: { readonly name: string }) {
  const parts = visibleText(cutText(name, 200)).split(/(?<=[._])/)
  return (
    <bdi>
      {parts.map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </bdi>
  )
}
