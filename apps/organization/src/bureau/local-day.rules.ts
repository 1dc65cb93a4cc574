/** The day an instant falls on in a bureau's time zone (IANA name), as YYYY-MM-DD. */
export function localDay(instant: Date, timeZone: string): string {
  // Swedish writes dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}
