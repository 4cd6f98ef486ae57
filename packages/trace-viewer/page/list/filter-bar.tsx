import { useRef } from 'preact/hooks'
import { useShortcut } from '../elements/use-shortcut'
import { DurationField } from './duration-field'
import { type Filters, isFiltered } from './filters'
import { SelectField } from './select-field'
import { TextField } from './text-field'

interface FilterBarProps {
  readonly filters: Filters
  readonly services: readonly string[]
  readonly operations: readonly string[]
  onChange(change: Partial<Filters>, replace?: boolean): void
  onClear(): void
}

export function FilterBar({ filters, services, operations, onChange, onClear }: FilterBarProps) {
  const text = useRef<HTMLInputElement>(null)
  useShortcut('/', (event) => {
    event.preventDefault()
    text.current?.select()
  })
  const clear = () => {
    onClear()
    text.current?.focus()
  }
  return (
    <search class="filters" aria-label="Filter the traces">
      <TextField
        input={text}
        value={filters.text}
        onChange={(value, goesOn) => onChange({ text: value }, goesOn)}
      />
      <SelectField
        label="Service"
        all="All services"
        value={filters.service}
        options={services}
        onChange={(service) => onChange({ service, operation: '' })}
      />
      <SelectField
        label="Operation"
        all="All operations"
        value={filters.operation}
        options={operations}
        onChange={(operation) => onChange({ operation })}
      />
      <DurationField
        value={filters.minDurationMs}
        onChange={(minDurationMs, goesOn) => onChange({ minDurationMs }, goesOn)}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={filters.errorsOnly}
          onChange={(event) => onChange({ errorsOnly: event.currentTarget.checked })}
        />
        Errors only
      </label>
      <button type="button" class="quiet-button" disabled={!isFiltered(filters)} onClick={clear}>
        Clear filters
      </button>
    </search>
  )
}
