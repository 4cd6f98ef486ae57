import { ensureContextManager, observeApp, openRequestCount } from '@voluntarily/request'
import type { Application } from 'express'
import { type Served, serve } from './serve'
import { until } from './until'

/** The two majors of Express under the same type. */
export const majors: [string, typeof import('express')][] = [
  ['Express 4', require('express-4')],
  ['Express 5', require('express')],
]

export interface ObservedApp extends Served {
  /** Waits until no request is open. */
  idle(): Promise<void>
}

/** Serves an app as observe(app) does. */
export async function serveObserved(app: Application): Promise<ObservedApp> {
  ensureContextManager()
  observeApp(app as never)
  return { ...(await serve(app)), idle: () => until(() => openRequestCount() === 0) }
}
