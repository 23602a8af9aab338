import { ClearError } from '../console/ClearError.mjs';

/**
 * @typedef {{ name?: unknown, context?: { cluster?: unknown } | null }} NamedContext
 * @typedef {{ parse(text: string): unknown }} YamlReader
 */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {Record<string, unknown>[]} */
const objects = value => (Array.isArray(value) ? value.filter(isObject) : []);

/**
 * @param {string} path
 * @param {string} text
 * @param {YamlReader} yaml
 */
function parse(path, text, yaml) {
  try {
    return yaml.parse(text);
  } catch (error) {
    const [why] = String(/** @type {Error} */ (error).message).split('\n');
    throw new ClearError(
      `The kubeconfig ${path} is no YAML: ${why.replace(/:$/, '')}.`,
    );
  }
}

/**
 * Finds the context to use in a kubeconfig and checks that it names a cluster
 * that the file describes.
 *
 * @param {object} options
 * @param {string} options.path for messages
 * @param {string} options.text the file
 * @param {string | undefined} options.context the wanted one; the file's current one when undefined
 * @param {YamlReader} options.yaml
 * @returns {string} the context's name
 * @throws {ClearError} naming the contexts there are
 */
export function chooseContext({ path, text, context, yaml }) {
  const config = parse(path, text, yaml);
  if (!isObject(config) || !Array.isArray(config.contexts)) {
    throw new ClearError(
      `${path} is no kubeconfig: it has no list of contexts.`,
    );
  }
  const contexts = objects(config.contexts);
  const names = contexts.map(({ name }) => String(name));
  const list = names.length
    ? `it has ${names.map(name => `"${name}"`).join(', ')}`
    : 'it has none';
  const wanted = context ?? config['current-context'];
  if (typeof wanted !== 'string' || wanted === '') {
    throw new ClearError(
      `The kubeconfig ${path} has no current context: choose one with --context NAME; ${list}.`,
    );
  }
  const found = contexts.find(({ name }) => name === wanted);
  if (!found) {
    throw new ClearError(
      `The kubeconfig ${path} has no context "${wanted}"; ${list}.`,
    );
  }
  const cluster = isObject(found.context) ? found.context.cluster : undefined;
  if (!objects(config.clusters).some(({ name }) => name === cluster)) {
    throw new ClearError(
      `The context "${wanted}" of ${path} names the cluster "${cluster}", which the file does not describe.`,
    );
  }
  return wanted;
}
