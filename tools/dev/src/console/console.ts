type Write = (text: string) => void;

/** What a person sees of a start: numbered steps with their time, and notes in between that never tear a line. */
export class Console {
  private current = 0;
  private isLineOpen = false;

  constructor(
    private readonly write: Write,
    private readonly steps: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** `[3/9] 数据库 PostgreSQL … 0.5 s` */
  async step<T>(label: string, work: () => Promise<T> | T): Promise<T> {
    this.current += 1;
    this.endLine();
    const start = `[${this.current}/${this.steps}] ${label} … `;
    this.write(start);
    this.isLineOpen = true;
    const began = this.now();
    const result = await work();
    const seconds = `${((this.now() - began) / 1000).toFixed(1)} s`;
    this.write(this.isLineOpen ? `${seconds}\n` : `${start}${seconds}\n`);
    this.isLineOpen = false;
    return result;
  }

  note(text: string): void {
    this.endLine();
    this.write(`${text}\n`);
  }

  private endLine(): void {
    if (this.isLineOpen) this.write('\n');
    this.isLineOpen = false;
  }
}
