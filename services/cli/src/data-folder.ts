/** Where the read models are inside a data folder. */
export const readModelsDir = 'read-models'

/** Chinese standard time, for a log that nobody asked to be in another. */
export const defaultTimeZone = 'Asia/Shanghai'
