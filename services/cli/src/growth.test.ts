import t from 'tap'
import { type Growth, growthOf } from './growth.ts'

// nothing else keeps the process waiting for a bell
const alive = setInterval(() => undefined, 1_000)
t.teardown(() => clearInterval(alive))

const newBell = () => new Int32Array(new SharedArrayBuffer(12))

function ring(bell: Int32Array<SharedArrayBuffer>, part: 0 | 2) {
  Atomics.add(bell, part, 1)
  Atomics.notify(bell, part)
}

async function msOf(growth: Growth): Promise<number> {
  const start = performance.now()
  await growth.untilGrown()
  return performance.now() - start
}

t.test('a log that was silent is read as soon as it grows', async (t) => {
  const bell = newBell()
  const growth = growthOf(bell)
  setTimeout(() => ring(bell, 0), 50)
  const waited = await msOf(growth)
  t.ok(waited >= 45 && waited < 240, `${waited} ms`)
})

t.test('a busy log', async (t) => {
  const read = async () => {
    const bell = newBell()
    const growth = growthOf(bell)
    ring(bell, 0)
    await growth.untilGrown()
    return { bell, growth }
  }

  t.test('is given time to grow', async (t) => {
    const { bell, growth } = await read()
    ring(bell, 0)
    t.ok((await msOf(growth)) >= 200)
  })

  t.test('is given more time the more it grows', async (t) => {
    const { bell, growth } = await read()
    for (let turn = 0; turn < 60; turn += 1) ring(bell, 0)
    t.ok((await msOf(growth)) >= 900)
  })

  t.test('is not given that time either while a reader waits', async (t) => {
    const { bell, growth } = await read()
    for (let turn = 0; turn < 60; turn += 1) ring(bell, 0)
    setTimeout(() => ring(bell, 2), 350)
    t.ok((await msOf(growth)) < 800)
  })

  t.test('is not given that time while a reader waits', async (t) => {
    const { bell, growth } = await read()
    ring(bell, 0)
    ring(bell, 2)
    t.ok((await msOf(growth)) < 200)
  })

  t.test('is read again for what came while it was read', async (t) => {
    const { bell, growth } = await read()
    ring(bell, 0)
    ring(bell, 2)
    await growth.untilGrown()
    ring(bell, 0)
    ring(bell, 2)
    t.ok((await msOf(growth)) < 200)
  })

  t.test('is not waited for once it has ended', async (t) => {
    const { growth } = await read()
    growth.end()
    t.ok((await msOf(growth)) < 200)
  })
})
