// The libraries behind are large: each is loaded when the first document of its kind comes.
import type { Tellings } from '../found.ts'

export { DocumentError } from './document-error.ts'

export const readPdf = async (bytes: Uint8Array): Promise<Tellings> => (await import('./pdf.ts')).readPdf(bytes)
export const readWord = async (bytes: Uint8Array): Promise<Tellings> => (await import('./word.ts')).readWord(bytes)
export const readMail = async (bytes: Uint8Array): Promise<Tellings> => (await import('./mail.ts')).readMail(bytes)
export const readMarkdown = async (text: string): Promise<Tellings> =>
  (await import('./markdown.ts')).readMarkdown(text)
