/** Hands a file to the browser, which saves it where its downloads go. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has to have read the address first.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
