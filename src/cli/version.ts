/** Put in by the build. */
declare const VERSION: string | undefined

export const version = typeof VERSION === 'string' ? VERSION : 'development'
