export { createAccount } from './accounts.ts'
export { buildDistrict } from './demo/build-district.ts'
export { demoDistrict } from './demo/district.ts'
export { openNode } from './open-node.ts'
