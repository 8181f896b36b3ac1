// The tests of pages drive a real browser. This finds one that is installed, or on Debian and its kin installs the
// distribution's own, and says in plain words what is left out where neither works. Nothing but Node's own modules.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, win32 } from 'node:path';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const macApps = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/** This machine, as far as a browser is concerned. */
export const thisMachine = {
  platform: process.platform,
  environment: process.env,
  exists: existsSync,
  mayInstall: () => process.getuid?.() === 0,
  run: (command, args, environment) =>
    spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, ...environment } }).status === 0,
};

/** Path of an installed Chrome, Edge or Chromium, or null. `EVICT_BROWSER` names one by hand. */
export function findBrowser({ platform, environment, exists } = thisMachine) {
  const named = environment['EVICT_BROWSER'];
  if (named) return exists(named) ? named : null;
  return places(platform, environment).find((path) => exists(path)) ?? null;
}

function places(platform, environment) {
  if (platform === 'win32')
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => environment[name])
      .filter(Boolean)
      .flatMap((folder) => windowsPrograms.map((parts) => win32.join(folder, ...parts)));
  if (platform === 'darwin') return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** A browser that is there, or that could be installed; null after `say` told what is left out and what to do. */
export function provideBrowser(machine = thisMachine, say = (text) => console.error(text)) {
  const found = findBrowser(machine);
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
      const installed = findBrowser(machine);
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
