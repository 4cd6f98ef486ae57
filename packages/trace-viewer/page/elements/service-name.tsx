import { serviceClass } from './service-colour'
import { Text } from './text'

interface ServiceNameProps {
  readonly name: string
  /** Only the colour is seen; the name is still read out. */
  readonly quiet?: boolean
}

export function ServiceName({ name, quiet = false }: ServiceNameProps) {
  return (
    <span class={`service ${serviceClass(name)}`}>
      <span class="service-mark" aria-hidden="true" />
      <span class={quiet ? 'only-read' : 'service-text'}>
        <Text max={100}>{name}</Text>
      </span>
    </span>
  )
}
