import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const worthwhile = new Set(['.js', '.css', '.html', '.svg', '.json'])

/** Puts a `.br` beside each text file of the build, once and as small as it gets, so that serving costs nothing. */
export function compressed(): Plugin {
  let dir = ''
  return {
    name: 'wubu-compressed',
    apply: 'build',
    configResolved(config) {
      dir = join(config.root, config.build.outDir)
    },
    async closeBundle() {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile() && worthwhile.has(extname(entry.name)))
      await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))))
    },
  }
}

async function compress(file: string): Promise<void> {
  const plain = await readFile(file)
  await writeFile(
    `${file}.br`,
    await brotli(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    }),
  )
}
