/** A document that cannot be read: `message` says why, in one line. */
export class DocumentError extends Error {}
