import { useId, useState } from 'preact/hooks'
import { parseDurationMs, writeDurationMs } from './parse-duration'
import { useDraft } from './use-draft'

interface DurationFieldProps {
  readonly value: number
  onChange(value: number, goesOn: boolean): void
}

export function DurationField({ value, onChange }: DurationFieldProps) {
  const hint = useId()
  // Kept as typed when it is no duration, so that it can be put right.
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const draft = useDraft(wrong ?? writeDurationMs(value), (text, goesOn) => {
    const ms = parseDurationMs(text)
    setWrong(ms === undefined ? text : undefined)
    if (ms !== undefined && ms !== value) onChange(ms, goesOn)
  })
  return (
    <label class="field field-duration">
      <span class="field-label">Min. duration</span>
      <input
        type="text"
        inputMode="decimal"
        value={draft.text}
        placeholder="150 ms or 1.5 s"
        autoComplete="off"
        spellcheck={false}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : hint}
        onInput={(event) => draft.type(event.currentTarget.value)}
        onBlur={draft.settle}
        onKeyDown={(event) => event.key === 'Enter' && draft.settle()}
      />
      {wrong !== undefined && (
        <span id={hint} class="field-hint">
          Such as 150 ms or 1.5 s
        </span>
      )}
    </label>
  )
}
