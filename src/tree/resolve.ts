/** Nouns whose infinitive is done by those whose they are: "the decision of Chad to leave". */
export const RESOLVE =
  'right|attempt|effort|decision|refusal|failure|willingness|readiness|commitment|intention|pledge|offer|threat|promise|plan'
