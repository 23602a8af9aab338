/**
 * Whether this script runs as a script of `yarn`, whose users expect the usual
 * Backstage commands.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function calledByYarn(env) {
  return env.npm_config_user_agent?.startsWith('yarn/') ?? false;
}
