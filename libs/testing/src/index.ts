export { anActor, anOutsider } from './actors';
export { eventually } from './eventually';
export { FakeClock } from './fake-clock';
export { type GraphQLAnswer, GraphQLTester, testActorKey, testVerifier } from './graphql-tester';
export { emptyDatabase, templateDatabase, type TestDatabase } from './template-database';
export { describeMigrations, type MigrationsUnderTest } from './migrations-suite';
export { bytesOf, inverse, rfc9474PrivateJwk, rfc9474Vector } from './rfc9474-vector';
