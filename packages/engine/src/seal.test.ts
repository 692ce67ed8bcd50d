import { createSecretKey, randomBytes } from 'node:crypto'
import t from 'tap'
import { seal, unseal } from './seal.ts'

const key = createSecretKey(randomBytes(32))

t.test('what was sealed', async (t) => {
  const sealed = seal('王小明 13800000000', key, 'wang')
  t.test('opens with its key alone, and as its own resident alone', async (t) => {
    t.equal(unseal(sealed, key), '王小明 13800000000')
    t.equal(unseal(sealed, createSecretKey(randomBytes(32))), null)
    t.equal(unseal({ ...sealed, key: 'li' }, key), null)
    t.equal(unseal({ ...sealed, key: null }, key), null)
  })
  t.test('does not open once a bit of it was changed', async (t) => {
    const bytes = Buffer.from(sealed.sealed, 'base64')
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes)
      changed[index] = (bytes[index] ?? 0) ^ 1
      t.equal(unseal({ ...sealed, sealed: changed.toString('base64') }, key), null, `byte ${index}`)
    }
    t.equal(unseal({ ...sealed, sealed: '' }, key), null)
  })
})

t.test('no nonce is used twice: two texts under one would give each other away', async (t) => {
  const nonces = Array.from({ length: 5_000 }, () => seal('', key, null).sealed.slice(0, 16))
  t.equal(new Set(nonces).size, nonces.length)
})
