import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { addCells, mergedCells } from '../src/completion/cell-codec.ts'
import { CellSums, type Five } from '../src/completion/cell-sums.ts'
import { GroupSums } from '../src/completion/group-sums.ts'

const mostGroups = Number.MAX_SAFE_INTEGER

const key = fc.oneof(
  fc.nat({ max: 20 }),
  fc.nat({ max: 2 ** 20 }),
  fc.maxSafeNat().map((key) => key % mostGroups),
)
const sum = fc.oneof(fc.constantFrom(0, 1, -1), fc.integer({ min: -1_000_000, max: 1_000_000 }))
const change = fc.tuple(key, fc.tuple(sum, sum, sum, sum, sum))
const batches = fc.array(fc.array(change, { maxLength: 60 }), { maxLength: 6 })

t.test(
  'cells that were packed batch by batch hold the sums of all batches, and nothing that adds up to nothing',
  async () => {
    fc.assert(
      fc.property(batches, (batches) => {
        const expected = new Map<number, Five>()
        let blob: Uint8Array | null = null
        for (const batch of batches) {
          const changes = new CellSums()
          for (const [key, sums] of batch) {
            changes.add(key, sums)
            const before = expected.get(key) ?? [0, 0, 0, 0, 0]
            expected.set(key, before.map((value, measure) => value + (sums[measure] ?? 0)) as Five)
          }
          blob = mergedCells(blob, changes)
        }
        const filled = [...expected].filter(([, sums]) => sums.some((value) => value !== 0))
        const unpacked = new GroupSums([mostGroups])
        const keys: number[] = []
        const numberIn = (key: number) => {
          keys.push(key)
          return key
        }
        if (blob) addCells(blob, unpacked, numberIn)
        assert.deepEqual(
          keys,
          filled.map(([key]) => key).sort((one, other) => one - other),
          'every cell once, in order',
        )
        for (const [key, sums] of filled) {
          const at = unpacked.slotOf(key) * 5
          assert.deepEqual([...unpacked.values.slice(at, at + 5)], sums)
        }
      }),
      { verbose: 1 },
    )
  },
)
