import { ConfigError, readConfig } from '@wirewatch/runner/config.js'
import { expect, test } from 'vitest'

test('without any setting everything runs in the project: its own database, all queues, no request to this machine', () => {
  expect(readConfig({}, '/srv/wirewatch')).toEqual({
    databaseUrl: null,
    redisUrl: null,
    queues: ['feeds', 'articles', 'deliveries'],
    home: '/srv/wirewatch/.wirewatch',
    dataDir: null,
    alertRulesDir: null,
    concurrency: 4,
    allowLoopback: false,
    logLevel: 'info',
    contact: null,
    incidentUrl: null,
    health: { host: '127.0.0.1', port: 9464 },
  })
})

test('settings are read as they are written in a shell or in a compose file', () => {
  const environment = {
    DATABASE_URL: ' postgresql://wirewatch:p%40ss@db.example/wirewatch ',
    REDIS_URL: 'rediss://cache.example:6380/2',
    QUEUES: 'articles, feeds',
    WIREWATCH_HOME: '/var/lib/a folder',
    WIREWATCH_DATA: '/srv/region',
    WIREWATCH_ALERT_RULES: '/srv/rules',
    WIREWATCH_CONCURRENCY: '16',
    WIREWATCH_ALLOW_LOOPBACK: '1',
    LOG_LEVEL: 'debug',
    WIREWATCH_CONTACT: 'desk@monitor.example',
    INCIDENT_URL: 'https://desk.example/incidents/{id}',
    METRICS_PORT: '0',
  }
  expect(readConfig(environment, '/srv/wirewatch')).toEqual({
    databaseUrl: 'postgresql://wirewatch:p%40ss@db.example/wirewatch',
    redisUrl: 'rediss://cache.example:6380/2',
    queues: ['articles', 'feeds'],
    home: '/var/lib/a folder',
    dataDir: '/srv/region',
    alertRulesDir: '/srv/rules',
    concurrency: 16,
    allowLoopback: true,
    logLevel: 'debug',
    contact: 'desk@monitor.example',
    incidentUrl: 'https://desk.example/incidents/{id}',
    health: null,
  })
})

test.each([
  ['DATABASE_URL', ''],
  ['QUEUES', '  '],
  ['WIREWATCH_CONCURRENCY', ''],
])('an empty %s is the same as none', (name, value) => {
  expect(readConfig({ [name]: value }, '/srv')).toEqual(readConfig({}, '/srv'))
})

test.each([
  ['DATABASE_URL', 'mysql://db.example/news', 'DATABASE_URL is not a postgres:// address'],
  ['DATABASE_URL', 'db.example:5432', 'DATABASE_URL is not a postgres:// address'],
  ['REDIS_URL', 'http://cache.example', 'REDIS_URL is not a redis:// address'],
  ['QUEUES', 'feeds,mails', 'QUEUES names "mails"; there are feeds, articles'],
  ['QUEUES', ',', 'QUEUES names ""; there are feeds, articles'],
  ['WIREWATCH_CONCURRENCY', '0', 'WIREWATCH_CONCURRENCY is "0"; it takes a whole number from 1 to 9,999'],
  ['WIREWATCH_CONCURRENCY', '10000', 'WIREWATCH_CONCURRENCY is "10000"; it takes a whole number from 1 to 9,999'],
  ['WIREWATCH_CONCURRENCY', '2.5', 'WIREWATCH_CONCURRENCY is "2.5"; it takes a whole number from 1 to 9,999'],
  ['WIREWATCH_ALLOW_LOOPBACK', 'yes', 'WIREWATCH_ALLOW_LOOPBACK is "yes"; it takes 1 or 0'],
  ['WIREWATCH_CONTACT', 'the desk', 'WIREWATCH_CONTACT is "the desk"; it takes a mail address or a web address'],
  ['WIREWATCH_CONTACT', 'https://a.example/\r\nx: y', 'it takes a mail address or a web address'],
  ['INCIDENT_URL', 'desk.example', 'INCIDENT_URL is "desk.example"; it takes a web address with {id} in it'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; it takes silent, error, warn, info, debug'],
])('%s cannot be "%s"', (name, value, said) => {
  expect(() => readConfig({ [name]: value }, '/srv')).toThrow(said)
})

test('all mistakes are told at once, and no password with them', () => {
  const environment = { DATABASE_URL: 'mysql://root:hush-hush@db.example', REDIS_URL: ':hush-hush', LOG_LEVEL: 'loud' }
  const thrown = thrownBy(() => readConfig(environment, '/srv'))
  expect(thrown).toBeInstanceOf(ConfigError)
  for (const name of Object.keys(environment)) expect(String(thrown)).toContain(name)
  expect(String(thrown)).not.toContain('hush-hush')
})

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
