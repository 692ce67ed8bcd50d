export {
  ApiError,
  type CallInput,
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type ReplyOf,
  UnexpectedReply,
} from './client.ts'
export { type Problem, problem } from './common.ts'
export { type ErrorEntry, errorCatalogue } from './errors.ts'
export type { HttpErrorCode } from './http-errors.ts'
export type { RequestCommandRoute } from './requests.ts'
export type { Route } from './route.ts'
export { type RouteName, type Routes, routes } from './routes.ts'
