// Asks a worker of this machine how it is: exit 0 while its database and its queues answer.
const { METRICS_HOST: host = '127.0.0.1', METRICS_PORT: port = '9464' } = process.env
const answer = await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/health`).catch((error) => ({
  ok: false,
  text: async () => error.message,
}))
if (!answer.ok) {
  console.error((await answer.text()).trim())
  process.exitCode = 1
}
