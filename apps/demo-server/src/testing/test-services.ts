/** The servers that `npm run test:services` started; null each in `npm test`, where everything is embedded. */
export const testServices = {
  databaseUrl: process.env['TEST_DATABASE_URL'] ?? null,
  redisUrl: process.env['TEST_REDIS_URL'] ?? null,
};
