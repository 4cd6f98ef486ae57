import { useEffect, useState } from 'preact/hooks'
import { type Connection, listenForChanges } from './connection'

const start: Connection = { state: 'connecting', tick: 0, stats: undefined, heardAt: 0 }

export function useConnection(): Connection {
  const [connection, setConnection] = useState(start)
  useEffect(() => listenForChanges(setConnection), [])
  return connection
}
