// Text of a mail (.eml): its plain part, or its HTML; subject, sender and date beside it. Attachments are left aside.
import PostalMime from 'postal-mime'
import { isoDateOf } from '../date.ts'
import type { Tellings } from '../found.ts'
import { blocksOf, textOfBlocks, treeOf } from '../page/index.ts'
import { told } from '../told.ts'
import { DocumentError } from './document-error.ts'

/** Reads a mail. Throws a `DocumentError` where the bytes are none. */
export async function readMail(bytes: Uint8Array): Promise<Tellings> {
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>
  try {
    mail = await PostalMime.parse(bytes)
  } catch (error) {
    throw new DocumentError(`not a mail that can be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const plain = mail.text?.replace(/\r\n?/g, '\n').trim() ?? ''
  const text = plain !== '' ? withoutSignature(plain) : mail.html ? textOfBlocks(blocksOf(treeOf(mail.html))) : ''
  const sender = mail.from?.name || mail.from?.address
  return {
    text,
    title: told(mail.subject, 'subject'),
    author: told(sender, 'from'),
    publisher: told(sender, 'from'),
    // The library gives the moment in UTC; the head has the sender's day.
    published: told(isoDateOf(mail.headers.find(({ key }) => key === 'date')?.value ?? ''), 'date'),
  }
}

/** What stands below the line "-- " is the sender's card. */
const withoutSignature = (text: string) => text.replace(/\n-- \n[\s\S]*$/, '').trimEnd()
