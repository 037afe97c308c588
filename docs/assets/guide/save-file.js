// Hands a text to the device as a file, where files work. Many in-app browsers refuse; text to copy comes first.

const HELD = 20_000; // milliseconds: some browsers fetch the file only after the reader was asked

/**
 * @param {string} text
 * @param {string} name of the file
 * @param {string} type such as text/plain
 */
export function saveFile(text, name, type) {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), HELD);
}
