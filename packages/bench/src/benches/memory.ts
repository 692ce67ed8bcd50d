import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createClient, routes } from '@wubu/contract'
import { type LogFolder, logFolder } from '../district/log-folder.ts'
import { randomOf } from '../district/random.ts'
import { caseOf, requestIdOf } from '../district/world.ts'
import type { Bench, BenchContext, BenchResult } from '../harness/result.ts'
import { LoadGenerator, type ServerProcess, serveWubu } from '../http/processes.ts'
import { signIn } from '../http/sign-in.ts'

const limitMb = 300
const clients = 32

export const memoryBench: Bench = {
  name: 'memory',
  about: 'resident memory of wubu serve after mixed queries and commands',
  run,
}

async function run(context: BenchContext): Promise<BenchResult> {
  const size = context.large ? 1_000_000 : context.quick ? 20_000 : 125_200
  const folder = await logFolder(size, context.say)
  const wubu = await serveWubu(folder.dir)
  const load = new LoadGenerator()
  try {
    const started = residentMb(wubu.pid)
    const { queries, commands } = await use(context, folder, wubu, load)
    const { now, most } = residentMb(wubu.pid)
    return {
      rows: [
        {
          what: `resident with ${size} requests`,
          unit: 'MB',
          figure: now,
          floor: null,
          ratio: null,
          latency: null,
          limits: [{ of: 'figure', kind: 'atMost', value: limitMb }],
        },
      ],
      notes: [
        `RSS of the whole process, projection thread included, after ${queries} queries and ${commands} commands by ${clients} clients; ` +
          `${Math.round(started.now)} MB before them, ${Math.round(most)} MB at most`,
        folder.made,
      ],
    }
  } finally {
    await load.stop()
    await wubu.stop()
  }
}

/** What a morning brings: lists, details, figures, and commands on new requests. */
async function use(
  { quick, say }: BenchContext,
  { world, requests, until }: LogFolder,
  wubu: ServerProcess,
  load: LoadGenerator,
) {
  const random = randomOf(9)
  const tokens = await signIn(wubu.port, world)
  const open = Array.from({ length: 2_000 }, () => ({ case: caseOf(world, randomUUID(), random), step: 0 }))
  await load.target({ name: 'wubu', port: wubu.port, connections: clients, world, open, tokens })
  const client = createClient({ baseUrl: `http://127.0.0.1:${wubu.port}`, token: tokens.dispatcher })
  const supervisor = createClient({ baseUrl: `http://127.0.0.1:${wubu.port}`, token: tokens.supervisor })
  const rounds = quick ? 4 : 20
  const commandsPerRound = 500
  say(`${rounds} rounds of queries and ${commandsPerRound} commands`)
  let queries = 0
  for (let round = 0; round < rounds; round += 1) {
    for (let time = 0; time < 10; time += 1) {
      const params = { id: requestIdOf(random.below(requests)) }
      await Promise.all([
        client.call(routes.getRequest, { params }),
        client.call(routes.getTimeline, { params }),
        client.call(routes.listRequests, { query: { state: 'handling', limit: 50 } }),
        client.call(routes.listAssignments, { query: { unit: random.pick(world.units), status: 'open' } }),
        supervisor.call(routes.getCompletion, { query: { by: 'unit,month', at: until } }),
      ])
      queries += 5
    }
    await load.run('wubu', commandsPerRound)
  }
  return { queries, commands: rounds * commandsPerRound }
}

/** From /proc, so of this machine's kind alone. */
function residentMb(pid: number): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_024
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
}
