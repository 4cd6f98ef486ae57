import { cutText, visibleText } from '../format/visible-text'

interface SelectFieldProps {
  readonly label: string
  /** What the choice of none is called. */
  readonly all: string
  readonly value: string
  readonly options: readonly string[]
  onChange(value: string): void
}

export function SelectField({ label, all, value, options, onChange }: SelectFieldProps) {
  // A bookmark may ask for one that is not there now.
  const choices = value === '' || options.includes(value) ? options : [value, ...options]
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {visibleText(cutText(choice, 100))}
          </option>
        ))}
      </select>
    </label>
  )
}
