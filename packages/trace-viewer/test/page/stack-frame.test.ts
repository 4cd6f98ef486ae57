import { isForeignFrame } from '../../page/trace/stack-frame'

test.each([
  ['    at storeReport (/app/dist/reports/store.js:42:11)', false],
  ['    at async /app/dist/routes.js:27:20', false],
  ['StorageError: node:fs said no', false],
  ['    at next (/app/node_modules/router/lib/route.js:157:13)', true],
  ['    at next (C:\\app\\node_modules\\router\\route.js:157:13)', true],
  ['    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)', true],
  ['    at async node:internal/modules/run_main:5:5', true],
  ['    at new Promise (<anonymous>)', true],
])('given the line %s, when it is asked whether it is of a library, then %s', (line, foreign) => {
  expect(isForeignFrame(line)).toBe(foreign)
})
