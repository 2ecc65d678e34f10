/**
 * What later items say of a demand or a promise: the deed is told as done, agreed to, refused, or the other side says that the word was
 * broken; the demand or promise is only made again; nothing is told.
 */
export const FATES = ['done', 'agreed', 'refused', 'disputed', 'repeated', 'untold'] as const
export type Fate = (typeof FATES)[number]
