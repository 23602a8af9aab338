const missingTags = /:(missing|does-not-exist|not-found)$/;

/**
 * Why an image cannot be pulled. With `by-tag` only images whose tag says so
 * fail, so that anybody can try out what a wrong tag does.
 */
export function imageProblem(
  image: string,
  when: 'always' | 'by-tag' = 'always',
): string | undefined {
  if (when === 'by-tag' && !missingTags.test(image)) {
    return undefined;
  }
  const full = image.includes('/') ? image : `docker.io/library/${image}`;
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${full}: not found`;
}
