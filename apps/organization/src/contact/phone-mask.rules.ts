/** A number for eyes that need not call it: 138****0000, 88****41. Its length shows, its middle does not (R000.81). */
export function maskDigits(digits: string): string {
  const [head, tail] = digits.length >= 11 ? [3, 4] : [2, 2];
  return `${digits.slice(0, head)}****${digits.slice(-tail)}`;
}

/** A number as one dials it from another area: area code, number, extension. */
export function dialled({
  digits,
  areaCode,
  extension,
}: {
  digits: string;
  areaCode: string | null;
  extension: string | null;
}): string {
  return `${areaCode ? `${areaCode}-` : ''}${digits}${extension ? `-${extension}` : ''}`;
}
