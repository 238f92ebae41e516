// Loaded before every script (`node --import`), and plain JavaScript, because an older Node cannot read the
// TypeScript that follows: npm installs Node 24 as a development dependency, but not under --ignore-scripts.
const needed = 24;
const version = process.versions.node;

if (Number.parseInt(version, 10) < needed) {
  process.stderr.write(
    `Patchbay's scripts need Node ${needed} or newer, and this is Node ${version}: run "npm ci" without ` +
      `--ignore-scripts (it installs Node ${needed} for this project only) and start the script with npm, or put ` +
      `a newer Node first on the PATH.\n`,
  );
  process.exit(1);
}
