export { createAccount } from './accounts.ts'
export { buildDistrict } from './demo/build-district.ts'
export { type Community, type DemoItem, type District, demoDistrict } from './demo/district.ts'
export { hasLog, openNode } from './open-node.ts'
