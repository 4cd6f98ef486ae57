import type { Check, CheckOptions } from './check'
import { Problems } from './problems'
import { checkOptionNames, validateCheckOptions } from './resolve-checks'

/** What is used of a mongoose connection (5 to 8). */
export interface MongooseConnection {
  readonly readyState: number
  readonly db?: { command(command: { ping: 1 }): Promise<unknown> } | undefined
  on(event: string, listener: () => void): unknown
  removeListener(event: string, listener: () => void): unknown
}

/** https://mongoosejs.com/docs/api/connection.html#Connection.prototype.readyState */
const readyStates = ['disconnected', 'connected', 'connecting', 'disconnecting']
const connected = 1

/**
 * Looks at the connection's readyState, which answers at once, and when it says connected asks the server itself with a
 * ping: readyState alone goes on saying connected while the server hangs.
 * @param connection `mongoose.connection`, or what `createConnection` returned
 * @throws HealthOptionsError `ERR_HEALTH_OPTIONS`
 */
export function mongooseCheck(connection: MongooseConnection, options: CheckOptions = {}): Check {
  const problems = new Problems()
  if (typeof connection !== 'object' || connection === null || !('readyState' in connection)) {
    problems.add('connection', 'a mongoose connection, such as mongoose.connection', connection)
  }
  problems.knownKeys('', options, checkOptionNames)
  validateCheckOptions(problems, '', options)
  problems.throwIfAny('mongooseCheck')

  return {
    ...options,
    componentType: 'datastore',
    async check() {
      const { readyState, db } = connection
      if (readyState !== connected || db === undefined) {
        throw new Error(`mongoose is ${readyStates[readyState] ?? `in readyState ${readyState}`}`)
      }
      await untilLost(connection, db.command({ ping: 1 }))
    },
  }
}

// A ping sent to a host that has vanished may stay unanswered for a quarter of an hour after the driver has found a new
// connection, and while it does the check is not run again. So it ends with the connection it was sent on.
async function untilLost(connection: MongooseConnection, ping: Promise<unknown>): Promise<void> {
  let lost = () => {}
  const loss = new Promise<never>((_resolve, reject) => {
    lost = () => reject(new Error('mongoose lost its connection before the ping was answered'))
    connection.on('disconnected', lost)
  })
  try {
    await Promise.race([ping, loss])
  } finally {
    connection.removeListener('disconnected', lost)
  }
}
