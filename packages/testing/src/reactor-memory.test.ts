import t from 'tap'
import { openReactorMemory } from './reactor-memory.ts'
import { reactorMemoryContract } from './reactor-memory-contract.ts'

await reactorMemoryContract(t, () => {
  const memory = openReactorMemory<{ to: string }>()
  return { open: () => memory, close: () => undefined }
})
