import { cutText, visibleText } from '../format/visible-text'

interface TextProps {
  readonly children: string
  /** Longest text that is shown; the rest becomes an ellipsis. */
  readonly max?: number
  /** Keeps line breaks. */
  readonly lines?: boolean
}

/** Text from outside: isolated from what stands beside it, with its invisible characters made visible. */
export function Text({ children, max = 500, lines = false }: TextProps) {
  return <bdi>{visibleText(cutText(children, max), { lines })}</bdi>
}
