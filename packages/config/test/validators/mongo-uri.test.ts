import { mongoUri, readSettings } from '../../src'
import { read } from '../support/read'

test.each([
  'mongodb://localhost',
  'mongodb://localhost/vly2',
  'mongodb://127.0.0.1:27017/vly2',
  'mongodb://h1:27017,h2:27018,h3/db?replicaSet=rs0&readPreference=secondary',
  'mongodb://user:p%40ss%3Aword@h1,h2/db?authSource=admin',
  'mongodb://user@host/db',
  'mongodb://host/?ssl=true',
  'mongodb://host?w=majority',
  'mongodb://[::1]:27017,[fe80::1]/db',
  'mongodb://%2Ftmp%2Fmongodb-27017.sock/db',
  'mongodb+srv://user:pw@cluster0.abcde.mongodb.net/db?retryWrites=true&w=majority',
])('given %j, when it is read as mongoUri, then it comes as it was written', (text) => {
  expect(read(mongoUri(), text)).toBe(text)
})

test.each([
  ['mongodb://', 'Name the hosts'],
  ['mongodb://h1,,h2/db', 'Name the hosts'],
  ['mongodb://h1;h2/db', 'Name the hosts'],
  ['mongodb://host:/db', 'Correct the port'],
  ['mongodb://host:0/db', 'Correct the port'],
  ['mongodb://host:70000/db', 'Correct the port'],
  ['mongodb://host:27017x/db', 'Correct the port'],
  ['mongodb://user:p@ss@host/db', 'Percent-encode'],
  ['mongodb://user:p/ss@host/db', 'Percent-encode'],
  ['mongodb://user:p:ss@host/db', 'Percent-encode'],
  ['mongodb://user:100%@host/db', 'Percent-encode'],
  ['mongodb://:pw@host/db', 'Percent-encode'],
  ['mongodb://user:<password>@host/db', 'Put the real user name and password'],
  ['mongodb://host/db/more', 'Correct the name of the database'],
  ['mongodb://host/d b', 'Change X'],
  ['mongodb://host/d%00b', 'Correct the name of the database'],
  ['mongodb://host/db?replicaSet', 'Write the options'],
  ['mongodb://host/db?a=1&&b=2', 'Write the options'],
  ['mongodb+srv://h1.example.org,h2.example.org/db', 'exactly one host'],
  ['mongodb+srv://h1.example.org:27017/db', 'Remove the port'],
  ['http://host/db', 'Change X'],
  ['localhost/db', 'Change X'],
  ['mongodb:/host/db', 'Change X'],
])('given %j, when it is read as mongoUri, then it is refused with a remedy that fits', (text, remedy) => {
  const { problems } = readSettings({ X: mongoUri() }, { environment: { X: text } })
  expect(problems).toHaveLength(1)
  expect(problems[0]?.remedy).toContain(remedy)
})
