import { CopyButton } from '../elements/copy-button'
import { Text } from '../elements/text'
import type { Exception } from './exceptions'
import { StackTrace } from './stack-trace'

export function ExceptionView({ exception }: { readonly exception: Exception }) {
  const { type, message, stack } = exception
  return (
    <section class="exception" aria-label="Exception">
      <p class="exception-title">
        <strong>
          <Text max={200}>{type || 'Exception'}</Text>
        </strong>
        {stack && <CopyButton text={stack} what="stack" />}
      </p>
      {message && (
        <p class="exception-message">
          <Text lines max={5_000}>
            {message}
          </Text>
        </p>
      )}
      {stack && <StackTrace stack={stack} />}
    </section>
  )
}
