import type { Clock } from '@huiyin/kernel';

/** Stands still until told otherwise. */
export class FakeClock implements Clock {
  private current: Date;

  constructor(iso = '2026-03-01T08:00:00Z') {
    this.current = new Date(iso);
  }

  now(): Date {
    return this.current;
  }

  set(iso: string): void {
    this.current = new Date(iso);
  }

  advance(ms: number): void {
    this.current = new Date(this.current.getTime() + ms);
  }
}
