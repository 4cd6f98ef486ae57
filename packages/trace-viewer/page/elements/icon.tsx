const paths = {
  error: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4.5v4.25M8 11v.5',
  warning: 'M8 2 1.5 13.5h13L8 2ZM8 6.5v3.25M8 11.5v.5',
  chevron: 'm6 4 4 4-4 4',
  back: 'm9.5 3.5-4.5 4.5 4.5 4.5',
  close: 'm4 4 8 8m0-8-8 8',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  done: 'm3 8.5 3.5 3.5L13 4.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.25 7.75L14 14',
  lines: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  down: 'M8 3v10m-4-4 4 4 4-4',
} as const

export type IconName = keyof typeof paths

/** A picture beside words that say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
