import type { EventEmitter } from 'node:events'

/** What the check asks of a mongoose connection; the types of mongoose 5 would need more than this app has. */
export declare const connection: EventEmitter & { readonly readyState: number }
