import { Kafka, logLevel } from 'kafkajs';

/** Whether a broker at `brokers` accepts a connection, agrees on protocol versions and names a controller. */
export async function brokerAnswers(brokers: string): Promise<boolean> {
  const kafka = new Kafka({
    clientId: 'huiyin-readiness',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1000,
    requestTimeout: 2000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const cluster = await admin.describeCluster();
    return cluster.brokers.length > 0 && cluster.controller !== null;
  } catch {
    return false; // not yet: the caller asks again until its patience ends
  } finally {
    await admin.disconnect();
  }
}
