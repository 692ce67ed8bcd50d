import fc from 'fast-check'
import t from 'tap'
import { v5 } from 'uuid'
import { uuid5In } from './uuid5.ts'

t.test('a version 5 UUID is what the library makes of the same name in the same namespace', async (t) => {
  fc.assert(
    fc.property(fc.uuid(), fc.string({ unit: 'grapheme' }), (namespace, name) => {
      return uuid5In(namespace)(name) === v5(name, namespace)
    }),
  )
  t.equal(uuid5In('6ba7b810-9dad-11d1-80b4-00c04fd430c8')('www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2')
})
