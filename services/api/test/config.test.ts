import { routes } from '@wubu/contract'
import t from 'tap'
import { ConfigError, readConfig } from '../src/config.ts'
import { startNode } from './node.ts'

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
    for (const url of [
      'wubu.example.cn',
      'ftp://wubu.example.cn',
      'https://wubu.example.cn/console',
      'https://a.cn/?b',
    ])
      t.throws(() => readConfig({ WUBU_PUBLIC_URL: url }), { message: /^WUBU_PUBLIC_URL: / }, url)
    t.throws(
      () => readConfig({ WUBU_PROT: '80' }),
      new ConfigError('WUBU_PROT is no setting of the API; is it misspelt?'),
    )
  })
  t.test('of where residents reach it, and of the time of its log, are told to everybody', async (t) => {
    const node = await startNode(t, { WUBU_PUBLIC_URL: 'https://wubu.example.cn/' })
    const settings = { timeZone: 'Asia/Shanghai', publicUrl: 'https://wubu.example.cn' }
    t.same(await node.client().call(routes.getSettings, {}), settings)
    const quiet = await startNode(t)
    t.match(await quiet.client().call(routes.getSettings, {}), { publicUrl: null })
  })
})
