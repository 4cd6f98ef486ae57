import { maskText } from '@voluntarily/config'

/** Longer than a credential is; one that lies across the cut has to be seen whole to be known. */
const beyond = 4_096

/** The beginning of a text, its credentials masked first: half of one would not be recognized any more once the line is finished. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  return maskText(text.slice(0, length + beyond)).slice(0, length)
}
