/** Longest text a person may hand in, in characters; longer input is refused with its field named. */
export const textLimits = { line: 200, paragraph: 4_000, document: 400_000 } as const;
