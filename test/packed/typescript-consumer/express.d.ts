// What an app without @types/express writes: everything from express is any.
declare module 'express'
