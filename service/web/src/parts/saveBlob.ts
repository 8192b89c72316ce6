/** Hands a file that was made in the page, or fetched, to the person. */
export function saveBlob(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  // What no file system takes in a name.
  link.download = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_");
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
