import { Console } from './console/console';
import { startEnvironment } from './env';
import { runCopy } from './system/run-copy';
import { startSettings } from './system/settings';

const STEPS = 9;

const settings = startSettings(startEnvironment());
// A terminal that was closed must not turn an orderly stop into a crash.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

void runCopy(settings, new Console((text) => process.stdout.write(text), STEPS)).then((code) =>
  process.exit(code),
);
