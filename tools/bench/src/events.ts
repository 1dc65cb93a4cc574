import { type Measurement, openBed } from './events-bed';
import { measureConsumer } from './events-consumer';
import { measureRelayLatency } from './events-latency';
import { measureRelay } from './events-relay';

/** The rows of quality.md about the event stream, on a throw-away PostgreSQL of their own. */
export async function measureEvents(): Promise<Measurement[]> {
  const bed = await openBed();
  try {
    return [
      await measureRelay(bed),
      await measureRelayLatency(bed),
      ...(await measureConsumer(bed)),
    ];
  } finally {
    await bed.close();
  }
}
