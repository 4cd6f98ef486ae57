import type { LogDestination } from '../destination'
import { LogFile, type LogFileSettings } from './log-file'

const files = new Map<string, LogFile>()

/** A destination whose lines go to a log file as well; without settings, the destination itself. All loggers that name a file share it. */
export function withLogFile(
  target: Required<LogDestination>,
  settings: LogFileSettings | undefined,
): Required<LogDestination> {
  if (!settings) return target
  const file = files.get(settings.path) ?? new LogFile(settings)
  files.set(settings.path, file)
  return {
    ...target,
    write(line) {
      target.write(line)
      file.write(line)
    },
  }
}
