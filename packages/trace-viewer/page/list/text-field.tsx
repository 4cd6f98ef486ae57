import type { RefObject } from 'preact'
import { Icon } from '../elements/icon'
import { useDraft } from './use-draft'

interface TextFieldProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly value: string
  onChange(value: string, goesOn: boolean): void
}

export function TextField({ input, value, onChange }: TextFieldProps) {
  const draft = useDraft(value, onChange)
  return (
    <label class="field field-text">
      <span class="field-label">Search</span>
      <span class="with-icon">
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          value={draft.text}
          placeholder="Ids, names, attributes, log messages"
          autoComplete="off"
          spellcheck={false}
          aria-keyshortcuts="/"
          onInput={(event) => draft.type(event.currentTarget.value)}
          onBlur={draft.settle}
          onKeyDown={(event) => event.key === 'Enter' && draft.settle()}
        />
        <span class="key" aria-hidden="true">
          /
        </span>
      </span>
    </label>
  )
}
