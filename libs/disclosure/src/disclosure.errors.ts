/**
 * Somebody handed raw counts to a door. Not a refusal for users: it says that our own code has a hole, hence no stable
 * code and none of the numbers.
 */
export class CellDiscloses extends Error {
  constructor(k: number) {
    super(`cannot happen: a cell that discloses for k = ${k} was about to leave`);
    this.name = 'CellDiscloses';
  }
}
