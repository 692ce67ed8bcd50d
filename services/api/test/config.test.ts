import t from 'tap'
import { ConfigError, readConfig } from '../src/config.ts'

t.test('settings', async (t) => {
  t.test('have a default each', async (t) => {
    t.match(readConfig(), {
      host: '127.0.0.1',
      port: 8080,
      bodyLimit: 262_144,
      sessionMs: 43_200_000,
      cookieSecure: false,
    })
  })
  t.test('that can not be used are named in one line', async (t) => {
    const wrong = { WUBU_PORT: 'eighty', WUBU_COOKIE_SECURE: 'perhaps', WUBU_ORIGIN: 'console', WUBU_BODY_LIMIT: '1' }
    for (const [name, value] of Object.entries(wrong)) {
      t.throws(() => readConfig({ [name]: value }), { name: 'ConfigError', message: new RegExp(`^${name}: .+$`) })
    }
    t.throws(
      () => readConfig({ WUBU_PROT: '80' }),
      new ConfigError('WUBU_PROT is no setting of the API; is it misspelt?'),
    )
  })
})
