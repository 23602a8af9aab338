/**
 * Tells when the shell in which npm runs this script is gone. npm hands a
 * SIGTERM to that shell alone, and the shell ends without passing it on.
 *
 * @param {() => void} tell
 */
export function onParentGone(tell) {
  // Only under npm: whoever starts the script alone may want to leave it behind.
  if (process.env.npm_lifecycle_event === undefined) {
    return;
  }
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      tell();
    }
  }, 500);
  timer.unref();
}
