import type { OptionCheck } from '@voluntarily/config'
import { pino } from 'pino'

/** What a logger's level may be, as an option. */
export const levelCheck: OptionCheck = [
  (level) => level === 'silent' || (typeof level === 'string' && Object.hasOwn(pino.levels.values, level)),
  'trace, debug, info, warn, error, fatal or silent',
]
