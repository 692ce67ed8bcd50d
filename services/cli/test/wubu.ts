import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { CompletionReport } from '../src/report/completion-report.ts'

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
export const sampleFile = fileURLToPath(new URL('./fixtures/boston-311-sample.csv', import.meta.url))

/** Runs `wubu` as the shell does. */
export async function wubu(...args: readonly string[]): Promise<Ran> {
  const child = start(...args)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [stdout, stderr, code] = await Promise.all([read(child.stdout), read(child.stderr), ended])
  return { code, stdout, stderr }
}

export function start(...args: readonly string[]): ChildProcess {
  const { TAP: _tap, ...env } = process.env
  return spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

export async function report(data: string, ...args: readonly string[]): Promise<CompletionReport> {
  const { code, stdout, stderr } = await wubu('report', 'completion', '--data', data, '--json', ...args)
  if (code !== 0) throw new Error(`wubu report ended with ${code}: ${stderr}`)
  return JSON.parse(stdout)
}

/** An empty folder that is removed after the test. */
export function scratch(t: { teardown(work: () => void): void }): string {
  const dir = mkdtempSync(join(tmpdir(), 'wubu-cli-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Resolves with the first line of `child` that `pattern` finds, and everything before it. */
export async function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  let seen = ''
  for await (const chunk of child.stdout ?? []) {
    seen += chunk
    if (pattern.test(seen)) return seen
  }
  throw new Error(`It ended without ${pattern}:\n${seen}`)
}

export function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

function read(stream: ChildProcess['stdout']): Promise<string> {
  return stream ? text(stream) : Promise.resolve('')
}
