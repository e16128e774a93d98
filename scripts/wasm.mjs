// The format of WebAssembly, as far as scripts need it: how it is written, and what a file imports and
// exports, by other names.

const IMPORTS = 2, EXPORTS = 7;
const FUNCTION = 0, TABLE = 1, MEMORY = 2, GLOBAL = 3;

// A number, and a name, as the format has them.
export const written = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >>> 7)]);

export const named = (name) => [...written(Buffer.byteLength(name)), ...Buffer.from(name)];

// The file with the names that two functions give to its imports and exports; an export without
// a name is left out.
export const renamed = (bytes, imported, exported) => {
  // A number of the format (LEB128): its value, with `at` moved behind it.
  let at;
  const number = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value >>> 0;
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.subarray(at - length, at).toString();
  };

  // What stands behind an import's two names.
  const described = () => {
    const start = at, kind = bytes[at++];
    if (kind === FUNCTION) number();
    if (kind === TABLE) at++;
    if (kind === TABLE || kind === MEMORY) for (let left = number() & 1; left >= 0; left--) number();
    if (kind === GLOBAL) at += 2;
    return bytes.subarray(start, at);
  };
  const anImport = () => [...named(text()), ...named(imported(text())), ...described()];
  const anExport = () => {
    const name = exported(text()), start = at++;
    number();
    return name ? [...named(name), ...bytes.subarray(start, at)] : [];
  };

  const sections = [bytes.subarray(0, 8)];
  for (at = 8; at < bytes.length; ) {
    const start = at, id = bytes[at++], end = number() + at;
    if (id === IMPORTS || id === EXPORTS) {
      const entries = [];
      for (let left = number(); left > 0; left--) entries.push(id === IMPORTS ? anImport() : anExport());
      const kept = entries.filter((entry) => entry.length > 0), content = [...written(kept.length), ...kept.flat()];
      sections.push(Buffer.from([id, ...written(content.length), ...content]));
    } else {
      sections.push(bytes.subarray(start, end));
    }
    at = end;
  }
  return Buffer.concat(sections);
};
