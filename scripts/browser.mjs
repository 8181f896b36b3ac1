// The tests of pages drive a real browser. Where none is installed, this installs the distribution's own on Debian and its kin,
// and says in plain words what is left out where that does not work. Nothing but Node's own modules.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** This machine, as far as installing a browser is concerned; `find` is Evict's own finder, from the build. */
export function thisMachine(find) {
  return {
    platform: process.platform,
    environment: process.env,
    exists: existsSync,
    find: () => find({ platform: process.platform, environment: process.env, exists: existsSync }),
    mayInstall: () => process.getuid?.() === 0,
    run: (command, args, environment) =>
      spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, ...environment } }).status === 0,
  };
}

/** A browser that is there, or that could be installed; null after `say` told what is left out and what to do. */
export function provideBrowser(machine, say = (text) => console.error(text)) {
  const found = machine.find();
  if (found) return found;
  const named = machine.environment['EVICT_BROWSER'];
  if (named) {
    say(`There is no browser at ${named} (EVICT_BROWSER): the tests of the pages are skipped.`);
    return null;
  }
  const debian = machine.platform === 'linux' && machine.exists('/usr/bin/apt-get');
  if (debian && machine.mayInstall()) {
    say('Installing Chromium from the distribution for the tests of the pages (once, some minutes) …');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    const install = ['install', '-y', '--no-install-recommends', 'chromium'];
    if (
      machine.run('apt-get', install, quiet) ||
      (machine.run('apt-get', ['update'], quiet) && machine.run('apt-get', install, quiet))
    ) {
      const installed = machine.find();
      if (installed) return installed;
    }
    say('Chromium could not be installed: the tests of the pages are skipped. All others run.');
    return null;
  }
  const how = debian ? 'run "sudo apt-get install chromium"' : 'install Chrome, Edge or Chromium';
  say(
    `No Chrome, Edge or Chromium was found: the tests of the pages are skipped. All others run. To run them too, ${how}, or name a browser in EVICT_BROWSER.`,
  );
  return null;
}
