// Hands a text to the device as a file, where files work. Many in-app browsers refuse; text to copy comes first.

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
  URL.revokeObjectURL(address);
}
