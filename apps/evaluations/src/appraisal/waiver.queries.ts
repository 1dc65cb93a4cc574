/** What an approval is bound to: the rule and the reason as they were read, SHA-256 in hex. Of `appraisal_waiver w`, in SQL. */
export const waiverHash = `encode(sha256(convert_to(w.rule || E'\\n' || w.reason, 'UTF8')), 'hex')`;
