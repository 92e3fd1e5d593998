// Builds wwwroot/. Several processes may build at once (an IDE, a test run), so one works and the others wait, and every file appears
// whole or not at all.
import { execSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '..', 'wwwroot')
const lock = join(here, '..', 'obj', 'ui.lock')
const staleAfter = 5 * 60_000

function lockIsStale() {
  try {
    return Date.now() - statSync(lock).mtimeMs > staleAfter
  } catch {
    return false
  }
}

async function alone(work) {
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (lockIsStale()) rmSync(lock, { recursive: true, force: true })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function install() {
  // The copy says what was installed; file times say nothing after a checkout.
  const wanted = readFileSync(join(here, 'package-lock.json'), 'utf8')
  const installed = join(here, 'node_modules', '.installed-lock.json')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) {
    utimesSync(installed, new Date(), new Date())
    return
  }
  execSync('npm ci --no-progress --loglevel=error', { cwd: here, stdio: 'inherit' })
  writeFileSync(installed, wanted)
}

function put(name, content) {
  const target = join(out, name)
  const draft = `${target}.${process.pid}.draft`
  writeFileSync(draft, content)
  renameSync(draft, target)
}

async function build() {
  const sass = await import('sass')
  const esbuild = await import('esbuild')
  mkdirSync(out, { recursive: true })

  const css = sass.compile(join(here, 'styles', 'app.scss'), {
    loadPaths: [join(here, 'node_modules')],
    quietDeps: true,
    style: 'compressed',
    charset: false
  }).css
  const smaller = await esbuild.transform(css, { loader: 'css', minify: true, target: 'es2020' })
  put('app.css', smaller.code)

  for (const name of ['app.js', 'js-enabled.js']) {
    const bundle = await esbuild.build({
      entryPoints: [join(here, 'scripts', name)],
      bundle: true,
      minify: true,
      write: false,
      format: name === 'app.js' ? 'esm' : 'iife',
      target: 'es2020',
      legalComments: 'none'
    })
    put(name, bundle.outputFiles[0].contents)
  }
  copyFileSync(join(here, 'favicon.svg'), join(out, 'favicon.svg'))
}

await alone(async () => {
  install()
  await build()
})
