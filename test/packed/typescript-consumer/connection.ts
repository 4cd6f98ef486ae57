/** What the check reads of a mongoose connection; the types of mongoose 5 would need more than this app has. */
export declare const connection: { readonly readyState: number }
